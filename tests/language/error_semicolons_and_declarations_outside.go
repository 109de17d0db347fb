package main

x := 5

fmt.Println("a")

for {
}

// error: 3:1: syntax error: non-declaration statement outside function body
