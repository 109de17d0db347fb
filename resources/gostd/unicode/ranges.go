package unicode

const Version = "15.0.0"

// RangeTable is a set of runes: sorted ranges with strides.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many ranges of R16 end below U+0100
}

type Range16 struct{ Lo, Hi, Stride uint16 }

type Range32 struct{ Lo, Hi, Stride uint32 }

func rt_table16(index int) (ranges []Range16, latinOffset int)
func rt_table32(index int) []Range32
func rt_tableName(index int) (kind int, name string)
func rt_alias(index int) (alias, name string)
func rt_caseRanges() []CaseRange

var tables [256]*RangeTable

// table is the one RangeTable of this place in the machine's list.
func table(index int) *RangeTable {
	t := tables[index]
	if t == nil {
		t = &RangeTable{R32: rt_table32(index)}
		t.R16, t.LatinOffset = rt_table16(index)
		tables[index] = t
	}
	return t
}

func tablesOf(kind int) map[string]*RangeTable {
	all := make(map[string]*RangeTable)
	for index := 0; ; index++ {
		k, name := rt_tableName(index)
		if k < 0 {
			return all
		}
		if k == kind {
			all[name] = table(index)
		}
	}
}

func aliases() map[string]string {
	all := make(map[string]string)
	for index := 0; ; index++ {
		alias, name := rt_alias(index)
		if alias == "" {
			return all
		}
		all[alias] = name
	}
}

var (
	Categories      = tablesOf(0)
	Scripts         = tablesOf(1)
	Properties      = tablesOf(2)
	FoldCategory    = tablesOf(3)
	FoldScript      = tablesOf(4)
	CategoryAliases = aliases()
	CaseRanges      = rt_caseRanges()

	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

func Is(t *RangeTable, r rune) bool {
	low, high := 0, len(t.R16)
	if r < 0 {
		return false
	}
	if high > 0 && uint32(r) <= uint32(t.R16[high-1].Hi) {
		for low < high {
			mid := int(uint(low+high) >> 1)
			x := &t.R16[mid]
			switch {
			case uint32(r) < uint32(x.Lo):
				high = mid
			case uint32(r) > uint32(x.Hi):
				low = mid + 1
			default:
				return x.Stride == 1 || (uint16(r)-x.Lo)%x.Stride == 0
			}
		}
		return false
	}
	for high = len(t.R32); low < high; {
		mid := int(uint(low+high) >> 1)
		x := &t.R32[mid]
		switch {
		case uint32(r) < x.Lo:
			high = mid
		case uint32(r) > x.Hi:
			low = mid + 1
		default:
			return x.Stride == 1 || (uint32(r)-x.Lo)%x.Stride == 0
		}
	}
	return false
}

func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

type d [MaxCase]rune

type CaseRange struct {
	Lo, Hi uint32
	Delta  d
}

// UpperLower as a delta: upper and lower case take turns.
const UpperLower = MaxRune + 1

// SpecialCase maps some runes in a way of its own, as a language may want.
type SpecialCase []CaseRange

func (special SpecialCase) to(which int, r rune) (rune, bool) {
	for i := range special {
		c := &special[i]
		if rune(c.Lo) <= r && r <= rune(c.Hi) {
			if delta := c.Delta[which]; delta <= MaxRune {
				return r + delta, true
			}
			return rune(c.Lo) + (r-rune(c.Lo))&^1 | rune(which&1), true
		}
	}
	return r, false
}

func (special SpecialCase) ToUpper(r rune) rune {
	if mapped, ok := special.to(UpperCase, r); ok {
		return mapped
	}
	return ToUpper(r)
}

func (special SpecialCase) ToTitle(r rune) rune {
	if mapped, ok := special.to(TitleCase, r); ok {
		return mapped
	}
	return ToTitle(r)
}

func (special SpecialCase) ToLower(r rune) rune {
	if mapped, ok := special.to(LowerCase, r); ok {
		return mapped
	}
	return ToLower(r)
}

// TurkishCase knows the dotted and the dotless i.
var TurkishCase SpecialCase = SpecialCase{
	{'I', 'I', d{0, 'ı' - 'I', 0}},
	{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', d{0, 'i' - 'İ', 0}},
	{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
}

var AzeriCase SpecialCase = TurkishCase
