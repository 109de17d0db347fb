package p
func f(a, b) { L: for a b; }; type T[P *C, Q] <-chan; var x = [...]int{1:2,}}