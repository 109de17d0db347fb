package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
)

// Rows is the answer to a query; it holds its connection until it is closed or read to the end.
type Rows struct {
	dc          *driverConn
	releaseConn func(error)
	rowsi       driver.Rows
	cancel      func() // ends awaitDone
	closeStmt   driver.Stmt
	contextDone atomic.Pointer[error]

	closemu  sync.RWMutex // locked by close, read-locked by everybody else
	closed   bool
	lasterr  error
	lastcols []driver.Value
	hitEOF   bool
}

// initContextClose has the rows closed when a context ends; without one that can end no goroutine is needed.
func (rs *Rows) initContextClose(ctx, txctx context.Context) {
	if ctx.Done() == nil && (txctx == nil || txctx.Done() == nil) {
		return
	}
	closectx, cancel := context.WithCancel(ctx)
	rs.cancel = cancel
	go rs.awaitDone(ctx, txctx, closectx)
}

func (rs *Rows) awaitDone(ctx, txctx, closectx context.Context) {
	var txctxDone <-chan struct{}
	if txctx != nil {
		txctxDone = txctx.Done()
	}
	select {
	case <-ctx.Done():
		err := ctx.Err()
		rs.contextDone.Store(&err)
	case <-txctxDone:
		err := txctx.Err()
		rs.contextDone.Store(&err)
	case <-closectx.Done():
	}
	rs.close(ctx.Err())
}

func (rs *Rows) Next() bool {
	if rs.contextDone.Load() != nil {
		return false
	}
	var doClose, ok bool
	withLock(rs.closemu.RLocker(), func() {
		doClose, ok = rs.nextLocked()
	})
	if doClose {
		rs.Close()
	}
	if doClose && !ok {
		rs.hitEOF = true
	}
	return ok
}

func (rs *Rows) nextLocked() (doClose, ok bool) {
	if rs.closed {
		return false, false
	}
	rs.dc.Lock()
	defer rs.dc.Unlock()
	if rs.lastcols == nil {
		rs.lastcols = make([]driver.Value, len(rs.rowsi.Columns()))
	}
	rs.lasterr = rs.rowsi.Next(rs.lastcols)
	if rs.lasterr == nil {
		return false, true
	}
	if rs.lasterr == io.EOF {
		if more, ok := rs.rowsi.(driver.RowsNextResultSet); ok && more.HasNextResultSet() {
			return false, false
		}
	}
	return true, false
}

func (rs *Rows) NextResultSet() bool {
	rs.closemu.RLock()
	if rs.closed {
		rs.closemu.RUnlock()
		return false
	}
	rs.lastcols = nil
	more, ok := rs.rowsi.(driver.RowsNextResultSet)
	if ok {
		withLock(rs.dc, func() { rs.lasterr = more.NextResultSet() })
		ok = rs.lasterr == nil
	}
	rs.closemu.RUnlock()
	if !ok {
		rs.Close()
	}
	return ok
}

func (rs *Rows) lasterrOrErrLocked(err error) error {
	if rs.lasterr != nil && rs.lasterr != io.EOF {
		return rs.lasterr
	}
	return err
}

func (rs *Rows) Err() error {
	if !rs.hitEOF {
		if errp := rs.contextDone.Load(); errp != nil {
			return *errp
		}
	}
	rs.closemu.RLock()
	defer rs.closemu.RUnlock()
	return rs.lasterrOrErrLocked(nil)
}

func (rs *Rows) Columns() ([]string, error) {
	rs.closemu.RLock()
	defer rs.closemu.RUnlock()
	if rs.closed {
		return nil, rs.lasterrOrErrLocked(errRowsClosed)
	}
	rs.dc.Lock()
	defer rs.dc.Unlock()
	return rs.rowsi.Columns(), nil
}

func (rs *Rows) Scan(dest ...any) error {
	rs.closemu.RLock()
	defer rs.closemu.RUnlock()
	return rs.scanLocked(dest...)
}

func (rs *Rows) scanLocked(dest ...any) error {
	if rs.lasterr != nil && rs.lasterr != io.EOF {
		return rs.lasterr
	}
	if rs.closed {
		return rs.lasterrOrErrLocked(errRowsClosed)
	}
	if rs.lastcols == nil {
		return errors.New("sql: Scan called without calling Next")
	}
	if len(dest) != len(rs.lastcols) {
		return errors.New("sql: expected " + strconv.Itoa(len(rs.lastcols)) + " destination arguments in Scan, not " +
			strconv.Itoa(len(dest)))
	}
	for i, src := range rs.lastcols {
		if err := convertAssign(dest[i], src); err != nil {
			return &scanError{i, rs.rowsi.Columns()[i], err}
		}
	}
	return nil
}

type scanError struct {
	index  int
	column string
	err    error
}

func (e *scanError) Error() string {
	return "sql: Scan error on column index " + strconv.Itoa(e.index) + ", name " + strconv.Quote(e.column) + ": " + e.err.Error()
}

func (e *scanError) Unwrap() error { return e.err }

func (rs *Rows) Close() error { return rs.close(nil) }

func (rs *Rows) close(err error) error {
	rs.closemu.Lock()
	defer rs.closemu.Unlock()
	if rs.closed {
		return nil
	}
	rs.closed = true
	if rs.lasterr == nil {
		rs.lasterr = err
	}
	withLock(rs.dc, func() { err = rs.rowsi.Close() })
	if rs.cancel != nil {
		rs.cancel()
	}
	if rs.closeStmt != nil {
		withLock(rs.dc, func() { rs.closeStmt.Close() })
	}
	rs.releaseConn(err)
	rs.lasterr = rs.lasterrOrErrLocked(err)
	return err
}

// Row is the answer to a query for one row.
type Row struct {
	err  error
	rows *Rows
}

func (r *Row) Scan(dest ...any) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	for _, dp := range dest {
		if _, ok := dp.(*RawBytes); ok {
			return errors.New("sql: RawBytes isn't allowed on Row.Scan")
		}
	}
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err
		}
		return ErrNoRows
	}
	if err := r.rows.Scan(dest...); err != nil {
		return err
	}
	return r.rows.Close()
}

func (r *Row) Err() error { return r.err }
