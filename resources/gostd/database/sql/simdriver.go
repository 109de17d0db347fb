package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"internal/poll"
	"io"
	"strconv"
	"strings"
	"time"
)

// The database "sim": no server, only the time that one takes. One table per name, whose row n has the id n and "COLUMN n" in
// every other column.
func init() { Register("sim", simDriver{}) }

const (
	roundTripLow  = 2 * time.Millisecond
	roundTripHigh = 6 * time.Millisecond
)

type simDriver struct{}

func (simDriver) Open(name string) (driver.Conn, error) {
	c := simConn{poll.NewSocket()}
	c.roundTrip()
	return c, nil
}

type simConn struct{ fd *poll.FD }

// roundTrip sends something and waits for the answer.
func (c simConn) roundTrip() {
	latency := rt_latency(int64(roundTripLow), int64(roundTripHigh))
	c.fd.WaitAnswer(rt_nanotime()+latency, 0)
}

func rt_latency(low, high int64) int64
func rt_nanotime() int64

func (c simConn) sysfd() int { return c.fd.Sysfd }

func (c simConn) Prepare(query string) (driver.Stmt, error) { return simStmt{c, query}, nil }

func (c simConn) Close() error { return nil }

func (c simConn) Begin() (driver.Tx, error) {
	c.roundTrip()
	return simTx{c}, nil
}

func (c simConn) QueryContext(_ context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	values := make([]driver.Value, len(args))
	for i, arg := range args {
		values[i] = arg.Value
	}
	return simStmt{c, query}.Query(values)
}

func (c simConn) ExecContext(context.Context, string, []driver.NamedValue) (driver.Result, error) {
	c.roundTrip()
	return driver.RowsAffected(1), nil
}

type simTx struct{ c simConn }

func (t simTx) Commit() error {
	t.c.roundTrip()
	return nil
}

func (t simTx) Rollback() error {
	t.c.roundTrip()
	return nil
}

type simStmt struct {
	c     simConn
	query string
}

func (simStmt) Close() error  { return nil }
func (simStmt) NumInput() int { return -1 }

func (s simStmt) Exec([]driver.Value) (driver.Result, error) {
	s.c.roundTrip()
	return driver.RowsAffected(1), nil
}

func (s simStmt) Query(args []driver.Value) (driver.Rows, error) {
	s.c.roundTrip()
	list, _, hasTable := strings.Cut(strings.TrimPrefix(s.query, "SELECT "), " FROM ")
	if !hasTable {
		return nil, errors.New("sim: cannot answer " + strconv.Quote(s.query))
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

func (r *simRows) Close() error { return nil }

func (r *simRows) Next(row []driver.Value) error {
	if r.next > r.last {
		return io.EOF
	}
	for i, column := range r.columns {
		if column == "id" {
			row[i] = r.next
		} else {
			row[i] = column + " " + strconv.FormatInt(r.next, 10)
		}
	}
	r.next++
	return nil
}
