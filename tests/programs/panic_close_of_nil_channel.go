package main

type worker struct{ done chan struct{} }

func (w *worker) shutdown() { close(w.done) }

func main() {
	w := new(worker)
	defer w.shutdown()
	println("leaving main")
}
