package main

import "fmt"

type key struct{ a, b int }

func main() {
	m := map[string]any{"z": 1, "a": []int{1, 2}, "m": map[string]int{"y": 1, "x": 2}, "n": nil}
	fmt.Println(m)
	fmt.Printf("%v %+v %#v\n", map[key]string{{2, 1}: "b", {1, 2}: "a"}, map[int]bool{3: true, 1: false}, map[string]int{"b": 1, "a": 2})
	fmt.Println(map[bool]int{true: 1, false: 0}, map[float64]string{2.5: "b", -1: "a"}, map[[2]int]int{{2, 0}: 1, {1, 9}: 2})
	fmt.Println(map[any]int{7: 1, 2: 2, nil: 5})
	var nilMap map[string]int
	fmt.Printf("%v %#v %d %t\n", nilMap, nilMap, len(nilMap), nilMap == nil)
	count := map[rune]int{}
	for _, r := range "hello, 世界世" {
		count[r]++
	}
	fmt.Println(len(count), count['l'], count['世'], count['?'])
	type set = map[string]struct{}
	s := set{"a": {}, "b": {}}
	delete(s, "a")
	fmt.Println(len(s), s)
}

// expect: map[a:[1 2] m:map[x:2 y:1] n:<nil> z:1]
// expect: map[{1 2}:a {2 1}:b] map[1:false 3:true] map[string]int{"a":2, "b":1}
// expect: map[false:0 true:1] map[-1:a 2.5:b] map[[1 9]:2 [2 0]:1]
// expect: map[<nil>:5 2:2 7:1]
// expect: map[] map[string]int(nil) 0 true
// expect: 8 2 2 0
// expect: 1 map[b:{}]
