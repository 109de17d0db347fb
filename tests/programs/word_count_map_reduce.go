package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

const text = `It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity`

func count(line string) map[string]int {
	m := map[string]int{}
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') }) {
		m[strings.ToLower(w)]++
	}
	return m
}

func main() {
	parts := make(chan map[string]int)
	var wg sync.WaitGroup
	for _, line := range strings.Split(text, "\n") {
		wg.Add(1)
		go func(line string) {
			defer wg.Done()
			parts <- count(line)
		}(line)
	}
	go func() { wg.Wait(); close(parts) }()
	total := map[string]int{}
	for m := range parts {
		for w, n := range m {
			total[w] += n
		}
	}
	words := make([]string, 0, len(total))
	for w := range total {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		if total[words[i]] != total[words[j]] {
			return total[words[i]] > total[words[j]]
		}
		return words[i] < words[j]
	})
	for _, w := range words[:8] {
		fmt.Printf("%-8s%3d %s\n", w, total[w], strings.Repeat("*", total[w]))
	}
}
