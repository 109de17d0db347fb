package main

import "fmt"

func main() {
	settings := map[string]interface{}{"port": 8080, "host": "localhost"}
	port := settings["port"].(int)
	fmt.Println(port)
	timeout := settings["timeout"].(int)
	fmt.Println(timeout)
}
