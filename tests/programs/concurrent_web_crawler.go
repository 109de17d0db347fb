package main

import (
	"fmt"
	"sort"
	"sync"
)

var web = map[string][]string{
	"/":        {"/about", "/blog"},
	"/about":   {"/", "/team"},
	"/blog":    {"/blog/1", "/blog/2", "/"},
	"/blog/1":  {"/blog/2"},
	"/blog/2":  {"/blog/1", "/missing"},
	"/team":    {},
	"/unknown": {"/"},
}

type crawler struct {
	mu   sync.Mutex
	seen map[string]error
	wg   sync.WaitGroup
}

func (c *crawler) visit(url string, depth int) {
	defer c.wg.Done()
	c.mu.Lock()
	if _, ok := c.seen[url]; ok || depth == 0 {
		c.mu.Unlock()
		return
	}
	links, ok := web[url]
	if !ok {
		c.seen[url] = fmt.Errorf("%s: not found", url)
	} else {
		c.seen[url] = nil
	}
	c.mu.Unlock()
	for _, l := range links {
		c.wg.Add(1)
		go c.visit(l, depth-1)
	}
}

func main() {
	c := &crawler{seen: map[string]error{}}
	c.wg.Add(1)
	go c.visit("/", 10)
	c.wg.Wait()
	var urls []string
	for u := range c.seen {
		urls = append(urls, u)
	}
	sort.Strings(urls)
	for _, u := range urls {
		fmt.Println(u, c.seen[u])
	}
}
