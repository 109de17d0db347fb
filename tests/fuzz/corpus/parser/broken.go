package main

func main()
{
	x := 0x + 08 + 1__0 + 'ab' + "\q
	if x = 1 { var y for
	else
	go func() {}
	a[1:2:] = b[
	case 1: T{}.(type) ??? “
