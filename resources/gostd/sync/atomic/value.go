package atomic

// Value is an atomic place for values of one type.
type Value struct {
	p Pointer[any]
}

func (v *Value) Load() (val any) {
	if p := v.p.Load(); p != nil {
		return *p
	}
	return nil
}

func (v *Value) Store(val any) {
	v.swap(val, "store")
}

func (v *Value) Swap(new any) (old any) {
	return v.swap(new, "swap")
}

func (v *Value) swap(val any, verb string) (old any) {
	if val == nil {
		panic("sync/atomic: " + verb + " of nil value into Value")
	}
	for {
		p := v.p.Load()
		if p != nil {
			old = *p
			if !sameType(old, val) {
				panic("sync/atomic: " + verb + " of inconsistently typed value into Value")
			}
		}
		if v.p.CompareAndSwap(p, &val) {
			return old
		}
	}
}

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		p := v.p.Load()
		if p == nil {
			if old != nil {
				return false
			}
		} else {
			if !sameType(*p, new) {
				panic("sync/atomic: compare and swap of inconsistently typed value into Value")
			}
			if *p != old {
				return false
			}
		}
		if v.p.CompareAndSwap(p, &new) {
			return true
		}
	}
}

// sameType compares the dynamic types of two values.
func sameType(a, b any) bool
