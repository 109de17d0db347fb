// Package unique gives equal values one handle, which can be compared as fast as a pointer.
package unique

import "sync"

type Handle[T comparable] struct{ value *T }

func (h Handle[T]) Value() T { return *h.value }

var handles sync.Map

func Make[T comparable](value T) Handle[T] {
	if p, ok := handles.Load(value); ok {
		return Handle[T]{p.(*T)}
	}
	p, _ := handles.LoadOrStore(value, &value)
	return Handle[T]{p.(*T)}
}
