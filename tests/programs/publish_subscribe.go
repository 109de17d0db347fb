package main

import (
	"fmt"
	"sort"
	"sync"
)

type broker struct {
	mu   sync.RWMutex
	subs map[string][]chan string
}

func (b *broker) subscribe(topic string) <-chan string {
	ch := make(chan string, 8)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = make(map[string][]chan string)
	}
	b.subs[topic] = append(b.subs[topic], ch)
	return ch
}

func (b *broker) publish(topic, message string) int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, ch := range b.subs[topic] {
		ch <- message
	}
	return len(b.subs[topic])
}

func (b *broker) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, list := range b.subs {
		for _, ch := range list {
			close(ch)
		}
	}
	b.subs = nil
}

func main() {
	b := &broker{}
	var mu sync.Mutex
	var got []string
	var wg sync.WaitGroup
	for i, topic := range []string{"news", "sport", "news"} {
		wg.Add(1)
		go func(id int, topic string, in <-chan string) {
			defer wg.Done()
			for m := range in {
				mu.Lock()
				got = append(got, fmt.Sprintf("%d %s %s", id, topic, m))
				mu.Unlock()
			}
		}(i, topic, b.subscribe(topic))
	}
	fmt.Println(b.publish("news", "hello"), b.publish("sport", "goal"), b.publish("news", "bye"), b.publish("none", "?"))
	b.close()
	wg.Wait()
	sort.Strings(got)
	for _, line := range got {
		fmt.Println(line)
	}
}
