package main

import "fmt"

func main() {
	t := func(s string, b bool) bool { fmt.Print(s, " "); return b }
	fmt.Println(t("a", false) && t("b", true) || t("c", true) && !t("d", false))
}

// expect: a c d true
