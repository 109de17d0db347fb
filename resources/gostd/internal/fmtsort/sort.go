// Package fmtsort reads a map for printing; the sorting is done by the printer.
package fmtsort

import "internal/mapiter"

// Sort gives the entries of a map, read with the map's own checks, in the order in which it walks them.
func Sort(m any) (keys, values []any) {
	var it mapiter.Iter
	mapiter.Init(&it, m)
	for mapiter.Next(&it); it.Ok(); mapiter.Next(&it) {
		keys = append(keys, it.Key())
		values = append(values, it.Value())
	}
	return keys, values
}
