package main

import (
	"context"
	"database/sql"
	"fmt"
)

var workers = 300  // tune: 1..100000 Users
var poolSize = 100 // tune: 1..1000 Connections

func main() {
	db := openPool()
	ctx := context.Background()
	data := make(map[int]string, workers)

	// One query instead of one a user: no loop, no goroutines, one connection.
	rows, err := db.QueryContext(ctx, "SELECT id, name FROM users WHERE id BETWEEN ? AND ?", 0, workers-1)
	if err != nil {
		panic(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			panic(err)
		}
		data[id] = name
	}

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
