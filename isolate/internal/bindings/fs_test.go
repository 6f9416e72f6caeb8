package bindings

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"github.com/heddle-js/heddle/serdes"
	"golang.org/x/sys/unix"
)

// invoke calls an operation of fs as the engine would and gives its result as a Go value. []byte
// arguments are views: the operation works on that memory.
func invoke(t *testing.T, env *Env, name string, args ...any) (any, error) {
	t.Helper()
	call, result := newTestCall(env, args)
	if err := fsTable()[name].Fn(call); err != nil {
		return nil, err
	}
	call.Result()
	runtime.KeepAlive(args)
	return testResult(result.Words()), nil
}

func newTestCall(env *Env, args []any) (*Call, *serdes.Writer) {
	var w serdes.Writer
	offsets := make([]uint32, len(args))
	for i, arg := range args {
		offsets[i] = uint32(len(args) + len(w.Words()))
		if b, ok := arg.([]byte); ok {
			w.Token(serdes.TagViewRef, 'B')
			w.Uint64(uint64(uintptr(unsafe.Pointer(unsafe.SliceData(b)))))
			w.Uint64(uint64(len(b)))
			w.Word(0)
			continue
		}
		AppendValue(&w, arg)
	}
	result := new(serdes.Writer)
	call := NewCall(env, append(slices.Clone(offsets), w.Words()...), len(args), result)
	return &call, result
}

func testResult(words []uint32) any {
	if serdes.Tag(words[0]&0xff) == tagBytes {
		n, p := count(words, words[0]>>8, 1)
		out := make([]byte, n)
		for i := range out {
			out[i] = byte(words[p+i/4] >> (8 * (i % 4)))
		}
		return out
	}
	c := Call{tape: words}
	v, _ := c.decode(0)
	return v
}

func mustInvoke(t *testing.T, env *Env, name string, args ...any) any {
	t.Helper()
	v, err := invoke(t, env, name, args...)
	if err != nil {
		t.Fatalf("%s(%v): %v", name, args, err)
	}
	return v
}

// inTempDir runs the test in a folder of its own, with what is named there: "x/" a folder, "x" a file
// that holds its own name, "x->y" a link.
func inTempDir(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		var err error
		if link, target, ok := strings.Cut(name, "->"); ok {
			err = os.Symlink(target, link)
		} else if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(name, 0o777)
		} else {
			err = os.WriteFile(name, []byte(name), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func wantSysError(t *testing.T, err error, want SysError) {
	t.Helper()
	var got *SysError
	if !errors.As(err, &got) || *got != want {
		t.Errorf("error %#v, want %#v", err, want)
	}
}

func TestFSReadsAndWritesTheMemoryOfViews(t *testing.T) {
	inTempDir(t)
	env := &Env{}
	fd := mustInvoke(t, env, "open", "f", unix.O_RDWR|unix.O_CREAT, 0o640).(float64)
	data := []byte("0123456789")
	if n := mustInvoke(t, env, "writeBytes", fd, data, 2, 5, -1); n != 5.0 {
		t.Errorf("writeBytes = %v", n)
	}
	if n := mustInvoke(t, env, "writeString", fd, "é", 5); n != 2.0 {
		t.Errorf("writeString = %v", n)
	}
	into := make([]byte, 12)
	if n := mustInvoke(t, env, "read", fd, into, 1, 20, 0); n != 7.0 || string(into[1:8]) != "23456é" {
		t.Errorf("read = %v, %q", n, into)
	}
	a, b := make([]byte, 3), make([]byte, 9)
	if n := mustInvoke(t, env, "readv", fd, 0, 2, a, b); n != 7.0 || string(a) != "234" {
		t.Errorf("readv = %v, %q", n, a)
	}
	if n := mustInvoke(t, env, "writev", fd, -1, 2, []byte("x"), []byte("yz")); n != 3.0 {
		t.Errorf("writev = %v", n)
	}
	mustInvoke(t, env, "ftruncate", fd, 4)
	if s := mustInvoke(t, env, "fstat", fd, false).([]any); s[8] != 4.0 || int(s[1].(float64))&0o777 != 0o640 {
		t.Errorf("fstat = %v", s)
	}
	mustInvoke(t, env, "close", fd)
	_, err := invoke(t, env, "close", fd)
	wantSysError(t, err, SysError{Errno: unix.EBADF, Syscall: "close"})
}

func TestFSErrorsNameCallAndPaths(t *testing.T) {
	inTempDir(t, "dir/")
	for _, c := range []struct {
		op   string
		args []any
		want SysError
	}{
		{"open", []any{"no", 0, 0}, SysError{Errno: unix.ENOENT, Syscall: "open", Path: "no", HasPath: true}},
		{"stat", []any{"", false, false}, SysError{Errno: unix.ENOENT, Syscall: "stat", HasPath: true}},
		{"readdir", []any{"no", false}, SysError{Errno: unix.ENOENT, Syscall: "scandir", Path: "no", HasPath: true}},
		{"rename", []any{"no", "b"}, SysError{Errno: unix.ENOENT, Syscall: "rename", Path: "no", Dest: "b", HasPath: true, HasDest: true}},
		{"readFile", []any{"dir", 0, false, 0}, SysError{Errno: unix.EISDIR, Syscall: "read"}},
		{"readFile", []any{999999, 0, true, 0}, SysError{Errno: unix.EBADF, Syscall: "read"}},
		{"mkdtemp", []any{"no/x"}, SysError{Errno: unix.ENOENT, Syscall: "mkdtemp", Path: "no/xXXXXXX", HasPath: true}},
		{"copyFile", []any{"dir", "x", 0}, SysError{Errno: unix.EISDIR, Syscall: "copyfile", Path: "dir", Dest: "x", HasPath: true, HasDest: true}},
		{"dirRead", []any{77, 1}, SysError{Errno: unix.EBADF, Syscall: "scandir"}},
	} {
		_, err := invoke(t, &Env{}, c.op, c.args...)
		wantSysError(t, err, c.want)
	}
}

// Every argument list begins with a descriptor that is not open and a path that is not there: what
// reads as descriptor 0 would be the standard input, which fchmod and its kin would really change.
func TestFSOddArgumentsDoNotPanic(t *testing.T) {
	inTempDir(t)
	const noFile = 1 << 30
	lists := [][]any{
		{noFile}, {noFile, "x", -5, -9}, {noFile, nil, nil, nil, nil}, {noFile, Object{}, 1e300, []any{}},
		{noFile, math.NaN(), math.Inf(1)}, {noFile, []byte{}, 5, 5, 5},
	}
	for _, entry := range fsTable() {
		if entry.Kind == KindConst || entry.Kind == KindStream {
			continue
		}
		for _, args := range lists {
			call, _ := newTestCall(&Env{}, args)
			entry.Fn(call) // only that it returns
		}
	}
}

func TestFSReadFile(t *testing.T) {
	inTempDir(t)
	env := &Env{}
	os.WriteFile("ascii", []byte("plain text"), 0o666)
	os.WriteFile("utf8", []byte("h\xc3\xa9"), 0o666)
	if v := mustInvoke(t, env, "readFile", "ascii", 0, true, 0); v != "plain text" {
		t.Errorf("ASCII text = %#v", v)
	}
	if v := mustInvoke(t, env, "readFile", "utf8", 0, true, 0).([]byte); string(v) != "hé" {
		t.Errorf("other text = %q, want bytes", v)
	}
	large := mustInvoke(t, env, "readFile", "ascii", 0, true, 4).([]any)
	if large[1] != 10.0 {
		t.Errorf("a large file = %v, want [fd, 10]", large)
	}
	into := make([]byte, 10)
	if n := mustInvoke(t, env, "readFull", large[0], into, 0, 10); n != 10.0 || string(into) != "plain text" {
		t.Errorf("readFull = %v %q", n, into)
	}
	mustInvoke(t, env, "close", large[0])
	if v := mustInvoke(t, env, "readFile", "/proc/self/status", 0, true, 0).(string); !strings.HasPrefix(v, "Name:") {
		t.Errorf("a file without a size = %.20q", v)
	}
	mustInvoke(t, env, "writeFile", "new", "text", unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC, 0o600, true)
	if b, _ := os.ReadFile("new"); string(b) != "text" {
		t.Errorf("writeFile wrote %q", b)
	}
}

func TestAllASCII(t *testing.T) {
	for n := range 20 {
		b := []byte(strings.Repeat("a", n))
		if !allASCII(b) {
			t.Errorf("%d letters are ASCII", n)
		}
		for i := range b {
			b[i] = 0x80
			if allASCII(b) {
				t.Errorf("byte %d of %d went unseen", i, n)
			}
			b[i] = 'a'
		}
	}
}

func TestTimespecOf(t *testing.T) {
	for _, c := range []struct {
		in        float64
		sec, nsec int64
	}{
		{0, 0, 0}, {1.5, 1, 500_000_000}, {1.123456789, 1, 123_456_000}, {-1, -1, 0}, {-1.5, -2, 500_000_000},
		{1700000000.123, 1700000000, 122_999_000}, {0.0000019, 0, 1000},
	} {
		if got := timespecOf(c.in); int64(got.Sec) != c.sec || int64(got.Nsec) != c.nsec {
			t.Errorf("timespecOf(%v) = %+v", c.in, got)
		}
	}
}

func TestInParts(t *testing.T) {
	views := make([][]byte, 2500)
	for i := range views {
		views[i] = make([]byte, 2)
	}
	var positions []int64
	n, err := inParts(views, 100, func(part [][]byte, pos int64) (int, error) {
		positions = append(positions, pos)
		return byteCount(part), nil
	})
	if n != 5000 || err != nil || !slices.Equal(positions, []int64{100, 2148, 4196}) {
		t.Errorf("whole: %d %v at %v", n, err, positions)
	}
	n, err = inParts(views, -1, func([][]byte, int64) (int, error) { return 7, nil })
	if n != 7 || err != nil {
		t.Errorf("a short call ends it: %d %v", n, err)
	}
	calls := 0
	n, err = inParts(views, -1, func(part [][]byte, _ int64) (int, error) {
		if calls++; calls > 1 {
			return 0, unix.EIO
		}
		return byteCount(part), nil
	})
	if n != 2048 || err != nil {
		t.Errorf("an error after some progress waits for the next call: %d %v", n, err)
	}
	if _, err := inParts(nil, 0, nil); err != unix.EINVAL {
		t.Errorf("nothing: %v", err)
	}
}

func TestMkdirp(t *testing.T) {
	inTempDir(t, "have/", "file", "dangling->gone", "loop->loop")
	for _, c := range []struct {
		path, first string
		err         error
	}{
		{"have", "", nil},
		{"have/a/b", "have/a", nil},
		{"./x/y", "./x", nil},
		{"have/./u/v/", "have/./u", nil},
		{"p/../q", "p", nil},
		{"/", "", nil},
		{"", "", unix.ENOENT},
		{"file", "", unix.EEXIST},
		{"file/x/y", "", unix.ENOTDIR},
		{"dangling", "", unix.ENOENT},
		{"loop/x", "", unix.ELOOP},
		{"/proc/no/such", "", unix.ENOENT},
	} {
		if first, err := mkdirp(c.path, 0o777); first != c.first || err != c.err {
			t.Errorf("mkdirp(%q) = %q, %v; want %q, %v", c.path, first, err, c.first, c.err)
		}
	}
}

func TestRealPath(t *testing.T) {
	inTempDir(t, "a/b/", "a/b/f", "l->a/b", "up->../nowhere", "loop->loop2", "loop2->loop", "abs->/etc")
	root, err := filepath.EvalSymlinks(".")
	if err != nil {
		t.Fatal(err)
	}
	root, _ = filepath.Abs(root)
	for _, c := range []struct {
		path, logical, physical string
	}{
		{".", root, root},
		{"l/f", root + "/a/b/f", root + "/a/b/f"},
		{"l/..", root, root + "/a"},
		{"a//./b/../b", root + "/a/b", root + "/a/b"},
		{"abs", "/etc", "/etc"},
		{"/", "/", "/"},
		{"/..", "/", "/"},
	} {
		for _, physical := range []bool{false, true} {
			want := c.logical
			if physical {
				want = c.physical
			}
			if got, fail := realPath(c.path, physical); fail != nil || got != want {
				t.Errorf("realPath(%q, %v) = %q, %v; want %q", c.path, physical, got, fail, want)
			}
		}
	}
	for path, want := range map[string]SysError{
		"no/x": {Errno: unix.ENOENT, Syscall: "lstat", Path: root + "/no", HasPath: true},
		"up":   {Errno: unix.ENOENT, Syscall: "stat", Path: root + "/up", HasPath: true},
		"loop": {Errno: unix.ELOOP, Syscall: "stat", Path: root + "/loop", HasPath: true},
	} {
		_, fail := realPath(path, false)
		wantSysError(t, fail, want)
	}
}

func TestReaddir(t *testing.T) {
	inTempDir(t, "d/sub/deep/", "d/b", "d/a", "d/sub/c", "d/link->sub")
	env := &Env{}
	got := mustInvoke(t, env, "readdir", "d", true).([]any)
	if want := []any{[]any{"a", "b", "link", "sub"}, []any{1.0, 1.0, 3.0, 2.0}}; !equalDeep(got, want) {
		t.Errorf("readdir = %v", got)
	}
	got = mustInvoke(t, env, "readdirTree", "d", false, false).([]any)
	if want := []any{"a", "b", "link", "sub", "link/c", "link/deep", "sub/c", "sub/deep"}; !equalDeep(got, want) {
		t.Errorf("names of the tree = %v", got)
	}
	got = mustInvoke(t, env, "readdirTree", "d/", true, false).([]any)
	if want := []any{"d/", "d/", "d/", "d/", "d/sub", "d/sub"}; !equalDeep(got[2].([]any), want) {
		t.Errorf("parents of the tree = %v", got[2])
	}
	if _, ok := fsName("\xff").([]byte); !ok {
		t.Error("a name that is no UTF-8 is bytes")
	}
}

func equalDeep(a, b []any) bool {
	return slices.EqualFunc(a, b, func(x, y any) bool {
		xs, ok := x.([]any)
		ys, ok2 := y.([]any)
		if ok && ok2 {
			return equalDeep(xs, ys)
		}
		return x == y
	})
}

func TestDirStream(t *testing.T) {
	inTempDir(t, "d/", "d/a", "d/b", "d/c")
	env := &Env{}
	id := mustInvoke(t, env, "opendir", "d", false)
	var names []string
	for {
		some, ok := mustInvoke(t, env, "dirRead", id, 2).([]any)
		if !ok {
			break
		}
		if len(some) > 4 {
			t.Errorf("%d values for two entries", len(some))
		}
		for i := 0; i < len(some); i += 2 {
			names = append(names, some[i].(string))
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"a", "b", "c"}) {
		t.Errorf("names %v", names)
	}
	mustInvoke(t, env, "dirClose", id)
	_, err := invoke(t, env, "dirClose", id)
	wantSysError(t, err, SysError{Errno: unix.EBADF, Syscall: "closedir"})
	mustInvoke(t, env, "opendir", "d", false)
	env.Close() // closes what is left open
}

func TestCopyFile(t *testing.T) {
	inTempDir(t, "src", "longer-than-the-source")
	os.Chmod("src", 0o640)
	for _, to := range []string{"new", "longer-than-the-source", "src"} {
		if err := copyFile("src", to, 0); err != nil {
			t.Fatal(err)
		}
		b, _ := os.ReadFile(to)
		s, _ := os.Stat(to)
		if string(b) != "src" || s.Mode().Perm() != 0o640 {
			t.Errorf("%s: %q %v", to, b, s.Mode())
		}
	}
	if err := copyFile("src", "new", copyExclusive); err != unix.EEXIST {
		t.Errorf("exclusive: %v", err)
	}
	if err := copyFile("/proc/self/status", "status", 0); err != nil {
		t.Error(err)
	}
	if s, err := os.Stat("status"); err != nil || s.Size() == 0 {
		t.Errorf("a file of /proc was copied without content: %v", err)
	}
}

func TestRemover(t *testing.T) {
	inTempDir(t, "t/a/b/", "t/a/f", "outside/", "outside/kept", "t/l->../outside")
	if err := (remover{}).remove("t"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat("t"); !os.IsNotExist(err) {
		t.Error("the tree is still there")
	}
	if _, err := os.Stat("outside/kept"); err != nil {
		t.Error("removing a link removed what it leads to")
	}
	if err := (remover{}).remove("t"); err != nil {
		t.Errorf("what is gone is no error: %v", err)
	}
}

func TestStatWithoutStatx(t *testing.T) {
	inTempDir(t, "f", "l->f")
	fast, err := lstatPath("l")
	if err != nil {
		t.Fatal(err)
	}
	slow, err := oldStatAt(unix.AT_FDCWD, "l", unix.AT_SYMLINK_NOFOLLOW)
	if err != nil || slow.fields != fast.fields || [3]unix.StatxTimestamp(slow.times[:3]) != [3]unix.StatxTimestamp(fast.times[:3]) {
		t.Errorf("fstatat %+v (%v), statx %+v", slow, err, fast)
	}
}

func TestErrnoOf(t *testing.T) {
	wrapped := &os.PathError{Op: "open", Path: "x", Err: syscall.EPERM}
	for err, want := range map[error]syscall.Errno{wrapped: syscall.EPERM, unix.ENOENT: unix.ENOENT, errors.New("x"): unix.EIO} {
		if got := errnoOf(err); got != want {
			t.Errorf("errnoOf(%v) = %v", err, got)
		}
	}
}
