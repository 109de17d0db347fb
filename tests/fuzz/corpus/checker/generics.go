package main

type number interface {
	~int | ~int8 | ~float64
}
type stack[T any] struct{ items []T }
type tree[K interface{ less(K) bool }, V any] struct {
	left, right *tree[K, V]
	key         K
	value       V
}
type key int
type set[T comparable] map[T]struct{}
type reader[T any] interface{ read() (T, bool) }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) read() (v T, ok bool) {
	if n := len(s.items); n > 0 {
		v, s.items = s.items[n-1], s.items[:n-1]
		return v, true
	}
	return
}
func (k key) less(o key) bool { return k < o }
func (t *tree[K, V]) put(k K, v V) *tree[K, V] {
	if t == nil {
		return &tree[K, V]{key: k, value: v}
	}
	if k.less(t.key) {
		t.left = t.left.put(k, v)
	} else {
		t.right = t.right.put(k, v)
	}
	return t
}
func (s set[T]) has(v T) bool { _, ok := s[v]; return ok }
func mapped[T, U any](all []T, f func(T) U) (out []U) {
	for _, v := range all {
		out = append(out, f(v))
	}
	return
}
func sum[S ~[]E, E number](s S) (total E) {
	for i := range s {
		total += s[i]
	}
	return
}
func drain[T any](r reader[T], yield func(T) bool) {
	for {
		v, ok := r.read()
		if !ok || !yield(v) {
			return
		}
	}
}
func kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "slice"
	}
	return "other"
}
func zero[T any]() (t T) { return }
func from[T any](s *stack[T]) func(func(T) bool) {
	return func(yield func(T) bool) { drain[T](s, yield) }
}

func main() {
	s := &stack[string]{}
	s.push("a")
	s.push("b")
	for v := range from(s) {
		defer println(v)
		if v == "a" {
			break
		}
	}
	var t *tree[key, []int]
	for i := range 5 {
		t = t.put(key(i*7%5), []int{i})
	}
	println(sum(mapped([]int{1, 2}, func(i int) float64 { return float64(i) / 2 })) > 1)
	println(kind(3), kind("x"), zero[int]() == 0, set[int]{1: {}}.has(1), min(3, 2.5), max("a", "b"))
	f := mapped[int, string]
	println(len(f(nil, nil)))
	clear(set[int]{})
}
