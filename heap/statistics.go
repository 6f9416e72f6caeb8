// Statistics of a heap, in the form that node:v8 gives them.

package heap

// Statistics are v8.getHeapStatistics, sizes in bytes.
type Statistics struct {
	TotalHeapSize            uint64 `json:"total_heap_size"`
	TotalHeapSizeExecutable  uint64 `json:"total_heap_size_executable"`
	TotalPhysicalSize        uint64 `json:"total_physical_size"`
	TotalAvailableSize       uint64 `json:"total_available_size"`
	UsedHeapSize             uint64 `json:"used_heap_size"`
	HeapSizeLimit            uint64 `json:"heap_size_limit"`
	MallocedMemory           uint64 `json:"malloced_memory"`
	PeakMallocedMemory       uint64 `json:"peak_malloced_memory"`
	DoesZapGarbage           uint64 `json:"does_zap_garbage"`
	NumberOfNativeContexts   uint64 `json:"number_of_native_contexts"`
	NumberOfDetachedContexts uint64 `json:"number_of_detached_contexts"`
	TotalGlobalHandlesSize   uint64 `json:"total_global_handles_size"`
	UsedGlobalHandlesSize    uint64 `json:"used_global_handles_size"`
	ExternalMemory           uint64 `json:"external_memory"`
}

// Count is one number by the name that JavaScript has for it.
type Count struct {
	Name  string
	Value uint64
}

// Counts are the statistics in node's order.
func (s Statistics) Counts() []Count {
	return []Count{
		{"total_heap_size", s.TotalHeapSize},
		{"total_heap_size_executable", s.TotalHeapSizeExecutable},
		{"total_physical_size", s.TotalPhysicalSize},
		{"total_available_size", s.TotalAvailableSize},
		{"used_heap_size", s.UsedHeapSize},
		{"heap_size_limit", s.HeapSizeLimit},
		{"malloced_memory", s.MallocedMemory},
		{"peak_malloced_memory", s.PeakMallocedMemory},
		{"does_zap_garbage", s.DoesZapGarbage},
		{"number_of_native_contexts", s.NumberOfNativeContexts},
		{"number_of_detached_contexts", s.NumberOfDetachedContexts},
		{"total_global_handles_size", s.TotalGlobalHandlesSize},
		{"used_global_handles_size", s.UsedGlobalHandlesSize},
		{"external_memory", s.ExternalMemory},
	}
}

// SpaceStatistics are one element of v8.getHeapSpaceStatistics.
type SpaceStatistics struct {
	Name              string `json:"space_name"`
	Size              uint64 `json:"space_size"`
	UsedSize          uint64 `json:"space_used_size"`
	AvailableSize     uint64 `json:"space_available_size"`
	PhysicalSpaceSize uint64 `json:"physical_space_size"`
}

// CodeStatistics are v8.getHeapCodeStatistics.
type CodeStatistics struct {
	CodeAndMetadataSize      uint64 `json:"code_and_metadata_size"`
	BytecodeAndMetadataSize  uint64 `json:"bytecode_and_metadata_size"`
	ExternalScriptSourceSize uint64 `json:"external_script_source_size"`
	CPUProfilerMetadataSize  uint64 `json:"cpu_profiler_metadata_size"`
}
