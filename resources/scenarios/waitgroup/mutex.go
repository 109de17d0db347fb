package main

import (
	"fmt"
	"sync"
	"time"
)

var count = 300 // tune: 1..100000 Workers

func main() {
	var data = make(map[int]string, count)
	var mu sync.Mutex // guards data
	var wg sync.WaitGroup

	for i := 0; i < count; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			time.Sleep(time.Second * 1)
			mockSqlPool()
			mu.Lock()
			data[i] = "test"
			mu.Unlock()
		}(i)
	}
	fmt.Println("-----------WaitGroup执行结束了-----------")
	wg.Wait()
}

// 模拟数据库的连接和释放
func mockSqlPool() {
	defer fmt.Println("关闭pool")
	fmt.Println("我是pool")
}
