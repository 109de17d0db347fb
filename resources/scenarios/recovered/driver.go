//go:build !waitscope

package main

// The "sim" database for real Go, so that `go run FILE.go driver.go` works. Waitscope has it built in and leaves this file
// out. It knows one table per name whose row n has id n and, in every other column, "<column> n":
//
//	SELECT columns FROM t WHERE id = ?              one row
//	SELECT columns FROM t WHERE id BETWEEN ? AND ?  a row for each id
//	anything else without columns                   one row affected

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"time"
)

func init() { sql.Register("sim", simDriver{}) }

type simDriver struct{}

func (simDriver) Open(string) (driver.Conn, error) {
	roundTrip()
	return simConn{}, nil
}

// roundTrip is the network and the server: 2 to 6 milliseconds.
func roundTrip() {
	time.Sleep(2*time.Millisecond + time.Duration(rand.Int63n(int64(4*time.Millisecond))))
}

type simConn struct{}

func (simConn) Prepare(query string) (driver.Stmt, error) { return simStmt{query}, nil }
func (simConn) Close() error                              { return nil }
func (simConn) Begin() (driver.Tx, error)                 { roundTrip(); return simTx{}, nil }

func (simConn) QueryContext(_ context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	values := make([]driver.Value, len(args))
	for i, arg := range args {
		values[i] = arg.Value
	}
	return simStmt{query}.Query(values)
}

func (simConn) ExecContext(context.Context, string, []driver.NamedValue) (driver.Result, error) {
	roundTrip()
	return driver.RowsAffected(1), nil
}

type simTx struct{}

func (simTx) Commit() error   { roundTrip(); return nil }
func (simTx) Rollback() error { roundTrip(); return nil }

type simStmt struct{ query string }

func (simStmt) Close() error  { return nil }
func (simStmt) NumInput() int { return -1 }
func (simStmt) Exec([]driver.Value) (driver.Result, error) {
	roundTrip()
	return driver.RowsAffected(1), nil
}

func (s simStmt) Query(args []driver.Value) (driver.Rows, error) {
	roundTrip()
	list, _, hasTable := strings.Cut(strings.TrimPrefix(s.query, "SELECT "), " FROM ")
	if !hasTable {
		return nil, fmt.Errorf("sim: cannot answer %q", s.query)
	}
	rows := &simRows{columns: strings.Split(list, ", ")}
	switch len(args) {
	case 1:
		rows.next, _ = args[0].(int64)
		rows.last = rows.next
	case 2:
		rows.next, _ = args[0].(int64)
		rows.last, _ = args[1].(int64)
	}
	return rows, nil
}

type simRows struct {
	columns    []string
	next, last int64
}

func (r *simRows) Columns() []string { return r.columns }
func (r *simRows) Close() error      { return nil }
func (r *simRows) Next(row []driver.Value) error {
	if r.next > r.last {
		return io.EOF
	}
	for i, column := range r.columns {
		if column == "id" {
			row[i] = r.next
		} else {
			row[i] = fmt.Sprintf("%s %d", column, r.next)
		}
	}
	r.next++
	return nil
}
