package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"time"
)

type id int

func main() {
	db, err := sql.Open("sim", "users")
	fmt.Println(err)
	_, err = sql.Open("nope", "")
	fmt.Println(err, sql.Drivers())
	db.SetMaxOpenConns(3)
	db.SetMaxIdleConns(2)
	ctx := context.Background()
	fmt.Println(db.Ping())
	var name string
	fmt.Println(db.QueryRow("SELECT name FROM users WHERE id = ?", 7).Scan(&name), name)
	var n int
	var i id
	var nn sql.NullString
	var any1 any
	var ps *string
	fmt.Println(db.QueryRowContext(ctx, "SELECT id, id, name, name, name FROM t WHERE id = ?", 5).Scan(&n, &i, &nn, &any1, &ps), n, i, nn, any1, *ps)
	fmt.Println(db.QueryRow("SELECT name FROM t WHERE id = ?", 5).Scan(&n))
	fmt.Println(db.QueryRow("SELECT name FROM t WHERE id = ?", 5).Scan(&name, &n))
	fmt.Println(db.QueryRow("SELECT name FROM t WHERE id BETWEEN ? AND ?", 5, 4).Scan(&name), sql.ErrNoRows)
	fmt.Println(db.QueryRow("what").Scan(&name))
	rows, err := db.Query("SELECT id, name FROM t WHERE id BETWEEN ? AND ?", 1, 3)
	fmt.Println(err)
	cols, _ := rows.Columns()
	fmt.Println(cols)
	for rows.Next() {
		fmt.Println(rows.Scan(&n, &name), n, name)
	}
	fmt.Println(rows.Err(), rows.Close())
	res, err := db.Exec("UPDATE t SET x = ?", 1)
	affected, err2 := res.RowsAffected()
	_, err3 := res.LastInsertId()
	fmt.Println(err, affected, err2, err3)
	s := db.Stats()
	fmt.Println(s.OpenConnections, s.InUse, s.Idle, s.MaxOpenConnections, s.WaitCount)

	tx, err := db.Begin()
	fmt.Println(err, db.Stats().InUse)
	fmt.Println(tx.QueryRow("SELECT name FROM t WHERE id = ?", 1).Scan(&name), name)
	_, err = tx.Exec("INSERT")
	fmt.Println(err, tx.Commit(), tx.Commit(), tx.Rollback() == sql.ErrTxDone, db.Stats().InUse)
	tx, _ = db.BeginTx(ctx, nil)
	fmt.Println(tx.Rollback(), tx.Commit())
	_, err = tx.Exec("x")
	fmt.Println(err)

	conn, err := db.Conn(ctx)
	fmt.Println(err, db.Stats().InUse)
	fmt.Println(conn.QueryRowContext(ctx, "SELECT name FROM t WHERE id = ?", 2).Scan(&name), name, conn.PingContext(ctx))
	fmt.Println(conn.Close(), conn.Close(), db.Stats().InUse)
	_, err = conn.ExecContext(ctx, "x")
	fmt.Println(err == sql.ErrConnDone)

	stmt, err := db.Prepare("SELECT name FROM t WHERE id = ?")
	fmt.Println(err, stmt.QueryRow(9).Scan(&name), name, stmt.Close())

	// More workers than connections: all get one in the end.
	var wg sync.WaitGroup
	var mu sync.Mutex
	seen := map[int]string{}
	for w := 0; w < 20; w++ {
		wg.Add(1)
		go func(w int) {
			defer wg.Done()
			c, err := db.Conn(ctx)
			if err != nil {
				fmt.Println(err)
				return
			}
			defer c.Close()
			var name string
			if err := c.QueryRowContext(ctx, "SELECT name FROM t WHERE id = ?", w).Scan(&name); err != nil {
				fmt.Println(err)
			}
			mu.Lock()
			seen[w] = name
			mu.Unlock()
		}(w)
	}
	wg.Wait()
	s = db.Stats()
	fmt.Println(len(seen), seen[19], s.InUse, s.OpenConnections, s.Idle, s.WaitCount > 0, s.WaitDuration > 0)

	// All connections held: a checkout with a deadline times out.
	held := []*sql.Conn{}
	for k := 0; k < 3; k++ {
		c, err := db.Conn(ctx)
		fmt.Println(err)
		held = append(held, c)
	}
	short, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
	defer cancel()
	_, err = db.Conn(short)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	for _, c := range held {
		c.Close()
	}
	// A transaction begun with a context is rolled back when it ends, and its connection is thrown away.
	tctx, cancel2 := context.WithCancel(ctx)
	tx, err = db.BeginTx(tctx, nil)
	fmt.Println(err, db.Stats().InUse)
	cancel2()
	time.Sleep(50 * time.Millisecond)
	fmt.Println(db.Stats().InUse, tx.Commit())
	// Rows with a context that ends are closed.
	qctx, cancel3 := context.WithCancel(ctx)
	rows, err = db.QueryContext(qctx, "SELECT name FROM t WHERE id BETWEEN ? AND ?", 1, 100)
	fmt.Println(err, rows.Next())
	cancel3()
	time.Sleep(20 * time.Millisecond)
	fmt.Println(rows.Next(), rows.Err(), db.Stats().InUse)
	fmt.Println(db.Close(), db.Ping(), db.Close())
	nullable := []interface {
		Scan(any) error
		driver.Valuer
	}{&sql.NullString{String: "old"}, &sql.NullInt64{Int64: 64}, &sql.NullInt32{Int32: 32}, &sql.NullInt16{Int16: 16}, &sql.NullByte{Byte: 8},
		&sql.NullFloat64{Float64: 0.5}, &sql.NullBool{Bool: true}, &sql.Null[uint8]{V: 9}}
	for _, v := range nullable {
		for _, from := range []any{"x", int64(1), "300", nil} {
			err := v.Scan(from)
			value, _ := v.Value()
			fmt.Println(v, err, value)
		}
	}
}
