package main

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

var workers = 300  // tune: 1..100000 Users
var poolSize = 100 // tune: 1..1000 Connections
var limit = 16     // tune: 1..1000 At a time

func main() {
	db := openPool()
	ctx := context.Background()
	data := make(map[int]string, workers)
	var mu sync.Mutex // guards data
	var wg sync.WaitGroup
	jobs := make(chan int)

	for w := 0; w < limit; w++ { // a few workers share all the work
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range jobs {
				name := load(ctx, db, i)
				mu.Lock()
				data[i] = name
				mu.Unlock()
			}
		}()
	}

	for i := 0; i < workers; i++ {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	fmt.Println("users loaded:", len(data))
}

func openPool() *sql.DB {
	db, err := sql.Open("sim", "users")
	if err != nil {
		panic(err)
	}
	db.SetMaxOpenConns(poolSize)
	db.SetMaxIdleConns(poolSize)
	return db
}

// load borrows a connection for one query and returns it before the map is locked.
func load(ctx context.Context, db *sql.DB, id int) string {
	conn, err := db.Conn(ctx)
	if err != nil {
		return ""
	}
	defer conn.Close()
	return query(ctx, conn, id)
}

func query(ctx context.Context, conn *sql.Conn, id int) string {
	var name string
	row := conn.QueryRowContext(ctx, "SELECT name FROM users WHERE id = ?", id)
	if err := row.Scan(&name); err != nil {
		return ""
	}
	return name
}
