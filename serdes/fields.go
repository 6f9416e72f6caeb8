// Which fields of a struct are properties: the rules of encoding/json, with
// the tag key v8 before json.

package serdes

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// structField is one property of a struct type.
type structField struct {
	name  string
	typ   reflect.Type
	index []int
	// path leads to the field: add an offset, and follow the pointer found
	// there unless it is the last.
	path      []fieldStep
	tagged    bool
	omitEmpty bool
	omitZero  bool
	form      form
}

// fieldStep is an embedded pointer on the way to a field, or its end.
type fieldStep struct {
	offset uintptr
	elem   reflect.Type // what the pointer at offset points to; nil for the last
	locked bool         // the pointer is not exported: it is followed, never set
}

// form is what a tag's options say of a value's form.
type form uint8

const (
	formArray  form = 1 << iota // a plain array instead of a typed one
	formSet                     // a Set
	formBigInt                  // integers as BigInt
	formString                  // numbers and booleans as strings
)

// parseTag reads a field's tag. ok is false for a field that is left out.
func parseTag(f reflect.StructField) (sf structField, ok bool) {
	tag, found := f.Tag.Lookup("v8")
	if !found {
		tag = f.Tag.Get("json")
	}
	if tag == "-" {
		return sf, false
	}
	name, options, _ := strings.Cut(tag, ",")
	sf = structField{name: name, typ: f.Type, tagged: name != ""}
	for options != "" {
		var option string
		option, options, _ = strings.Cut(options, ",")
		switch option {
		case "omitempty":
			sf.omitEmpty = true
		case "omitzero":
			sf.omitZero = true
		case "array":
			sf.form |= formArray
		case "set":
			sf.form |= formSet
		case "bigint":
			sf.form |= formBigInt
		case "string":
			sf.form |= formString
		}
	}
	if sf.name == "" {
		sf.name = f.Name
	}
	return sf, true
}

// fieldsOf lists the properties of a struct type: in order of declaration,
// those whose names are array indices first, as JavaScript has them.
func fieldsOf(t reflect.Type) []structField {
	var all []structField
	collectFields(t, nil, nil, 0, map[reflect.Type]bool{}, &all)
	byName := map[string][]int{}
	for i := range all {
		byName[all[i].name] = append(byName[all[i].name], i)
	}
	var fields []structField
	for i := range all {
		if dominant(all, byName[all[i].name]) == i {
			fields = append(fields, all[i])
		}
	}
	slices.SortStableFunc(fields, func(a, b structField) int { return compareKeys(a.name, b.name, false) })
	return fields
}

// collectFields appends the candidates of t and of what is embedded in it.
func collectFields(t reflect.Type, index []int, path []fieldStep, base uintptr, above map[reflect.Type]bool, out *[]structField) {
	if above[t] {
		return // its fields are hidden by those of the outer one
	}
	above[t] = true
	defer delete(above, t)
	for i := range t.NumField() {
		f := t.Field(i)
		elem := f.Type
		if f.Anonymous && elem.Kind() == reflect.Pointer {
			elem = elem.Elem()
		}
		if !f.IsExported() && (!f.Anonymous || elem.Kind() != reflect.Struct) {
			continue
		}
		sf, ok := parseTag(f)
		if !ok {
			continue
		}
		at := append(slices.Clip(index), i)
		if f.Anonymous && !sf.tagged && elem.Kind() == reflect.Struct && plainStruct(elem) {
			if elem == f.Type {
				collectFields(elem, at, path, base+f.Offset, above, out)
				continue
			}
			collectFields(elem, at, append(slices.Clip(path), fieldStep{base + f.Offset, elem, !f.IsExported()}), 0, above, out)
			continue
		}
		if !f.IsExported() {
			continue
		}
		sf.index = at
		sf.path = append(slices.Clip(path), fieldStep{offset: base + f.Offset})
		*out = append(*out, sf)
	}
}

// dominant is the candidate that Go's rules for embedding, and then the tags,
// choose among those of one name; -1 when there is no such.
func dominant(all []structField, candidates []int) int {
	best, count := -1, 0
	rank := func(f *structField) int {
		r := 2 * len(f.index)
		if !f.tagged {
			r++
		}
		return r
	}
	for _, i := range candidates {
		switch {
		case best < 0 || rank(&all[i]) < rank(&all[best]):
			best, count = i, 1
		case rank(&all[i]) == rank(&all[best]):
			count++
		}
	}
	if count != 1 {
		return -1
	}
	return best
}

// arrayIndex is the array index that a key is.
func arrayIndex(key string) (index uint32, ok bool) {
	if len(key) == 0 || len(key) > 10 || key[0] > '9' || key[0] < '0' || (key[0] == '0' && len(key) > 1) {
		return 0, false
	}
	v, err := strconv.ParseUint(key, 10, 64)
	if err != nil || v > maxIndex {
		return 0, false
	}
	return uint32(v), true
}

// compareKeys orders property keys as JavaScript does: array indices first,
// ascending; the others by their bytes if asked, else they are equal.
func compareKeys(a, b string, sorted bool) int {
	i, isIndex := arrayIndex(a)
	j, bothIndex := arrayIndex(b)
	switch {
	case isIndex && bothIndex:
		return int(int64(i) - int64(j))
	case isIndex:
		return -1
	case bothIndex:
		return 1
	case sorted:
		return strings.Compare(a, b)
	}
	return 0
}

// pathKey is a property in an error's path.
func pathKey(key string) string {
	for i := 0; i < len(key); i++ {
		c := key[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '$' || c >= 0x80
		if !letter && (i == 0 || c < '0' || c > '9') {
			return "[" + strconv.Quote(key) + "]"
		}
	}
	if key == "" {
		return `[""]`
	}
	return "." + key
}

func pathIndex(i int) string { return "[" + strconv.Itoa(i) + "]" }

// fullPath is a path as it is shown: without the dot in front.
func fullPath(path string) string { return strings.TrimPrefix(path, ".") }
