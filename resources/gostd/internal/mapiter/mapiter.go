// Package mapiter works on maps of any type with all the checks of the language's own map operations.
package mapiter

// Iter walks a map. Its layout is known to the machine.
type Iter struct {
	m     any
	state [12]uintptr
	key   any
	value any
	ok    bool
}

func Init(it *Iter, m any)
func Next(it *Iter)
func Get(m, key any) (value any, ok bool)
func Set(m, key, value any)
func Delete(m, key any)
func Clear(m any)
func Make(m any) any

func (it *Iter) Ok() bool   { return it.ok }
func (it *Iter) Key() any   { return it.key }
func (it *Iter) Value() any { return it.value }
