package main

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

var workers = 300  // tune: 1..100000 Workers
var poolSize = 100 // tune: 1..1000 Connections

func main() {
	db := openPool()
	ctx := context.Background()
	data := make(map[int]string, workers)
	results := make(chan user)
	var wg sync.WaitGroup

	for i := 0; i < workers; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			conn, err := db.Conn(ctx)
			if err != nil {
				return
			}
			defer conn.Close()
			results <- user{i, query(ctx, conn, i)} // hand it to the owner
		}(i)
	}

	go func() {
		wg.Wait()
		close(results)
	}()
	for u := range results { // main alone owns the map
		data[u.id] = u.name
	}
	fmt.Println("users loaded:", len(data))
}

type user struct {
	id   int
	name string
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

func query(ctx context.Context, conn *sql.Conn, id int) string {
	var name string
	row := conn.QueryRowContext(ctx, "SELECT name FROM users WHERE id = ?", id)
	if err := row.Scan(&name); err != nil {
		return ""
	}
	return name
}
