package main

func main() {
	switch 1 {
	case 1:
		if true {
			fallthrough
		}
	case 2:
		fallthrough
	}
	switch any(1).(type) {
	case int:
		fallthrough
	case string:
	}
	select {
	default:
		fallthrough
	}
}

// error: 7:4: fallthrough statement out of place
// error: 10:3: cannot fallthrough final case in switch
// error: 14:3: cannot fallthrough in type switch
// error: 19:3: fallthrough statement out of place
