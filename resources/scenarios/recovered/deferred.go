package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"sync"
	"time"
)

var workers = 8  // tune: 1..10000 Workers
var poolSize = 2 // tune: 1..1000 Connections

func main() {
	db := openPool()
	var wg sync.WaitGroup

	for i := 0; i < workers; i++ {
		wg.Add(1)
		go worker(i, db, &wg)
	}
	go watch(db)

	wg.Wait()
	fmt.Println("all workers returned")
}

func worker(id int, db *sql.DB, wg *sync.WaitGroup) {
	defer wg.Done() // runs whatever happens
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("worker recovered:", r)
		}
	}()
	conn, err := db.Conn(context.Background())
	if err != nil {
		return
	}
	defer conn.Close() // runs while the panic unwinds
	handle(id, conn)
}

// handle is a bug in the making: no user was found, and nobody checks.
func handle(id int, conn *sql.Conn) {
	var u *user
	u.name = "worker"
}

type user struct{ name string }

// watch is the rest of the service: it tries the database once a second, until an operator has seen enough.
func watch(db *sql.DB) {
	for i := 0; i < 3; i++ {
		time.Sleep(time.Second)
		ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
		conn, err := db.Conn(ctx)
		if err == nil {
			conn.Close()
		}
		cancel()
		stats := db.Stats()
		fmt.Println("in use:", stats.InUse, "of", stats.MaxOpenConnections, "- checkout:", err)
	}
	fmt.Println("the operator restarts the service")
	os.Exit(1)
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
