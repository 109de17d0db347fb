package sync

// Go runs f in a new goroutine and counts it. If f panics, Done is not called: the panic ends the program first, whoever
// waits.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
