package main

import (
	"fmt"
	"strings"
	"sync"
)

type world [][]bool

func parse(s string) (w world) {
	for _, line := range strings.Fields(s) {
		row := make([]bool, len(line))
		for i := range line {
			row[i] = line[i] == '#'
		}
		w = append(w, row)
	}
	return w
}

func (w world) alive(y, x int) int {
	h, n := len(w), len(w[0])
	if w[(y+h)%h][(x+n)%n] {
		return 1
	}
	return 0
}

func (w world) step() world {
	next := make(world, len(w))
	var wg sync.WaitGroup
	for y := range w {
		wg.Add(1)
		go func(y int) {
			defer wg.Done()
			row := make([]bool, len(w[y]))
			for x := range row {
				n := -w.alive(y, x)
				for dy := -1; dy <= 1; dy++ {
					for dx := -1; dx <= 1; dx++ {
						n += w.alive(y+dy, x+dx)
					}
				}
				row[x] = n == 3 || n == 2 && w[y][x]
			}
			next[y] = row
		}(y)
	}
	wg.Wait()
	return next
}

func (w world) String() string {
	var b strings.Builder
	for _, row := range w {
		for _, c := range row {
			b.WriteByte(".#"[map[bool]int{false: 0, true: 1}[c]])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	w := parse("......  ..#...  ...#..  .###..  ......  ......")
	for i := 0; i < 4; i++ {
		w = w.step()
	}
	fmt.Print(w)
}
