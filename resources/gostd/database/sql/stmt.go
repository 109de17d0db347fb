package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"sync"
)

// Stmt is a prepared statement. It is prepared anew on whatever connection a call gets, as Go's is on every connection that
// it has not seen.
type Stmt struct {
	db    *DB
	query string
	grab  func(context.Context) (*driverConn, func(error), error) // of a Conn or a Tx; nil: the pool
	tx    *Tx

	mu     sync.Mutex
	closed bool
}

func (db *DB) PrepareContext(ctx context.Context, query string) (*Stmt, error) {
	stmt := &Stmt{db: db, query: query}
	err := db.retry(func(strategy connReuseStrategy) error {
		dc, err := db.conn(ctx, strategy)
		if err != nil {
			return err
		}
		si, err := stmt.prepare(ctx, dc)
		if err == nil {
			withLock(dc, func() { err = si.Close() })
		}
		dc.releaseConn(err)
		return err
	})
	if err != nil {
		return nil, err
	}
	return stmt, nil
}

func (db *DB) Prepare(query string) (*Stmt, error) {
	return db.PrepareContext(context.Background(), query)
}

func (s *Stmt) prepare(ctx context.Context, dc *driverConn) (si driver.Stmt, err error) {
	withLock(dc, func() { si, err = ctxDriverPrepare(ctx, dc.ci, s.query) })
	return si, err
}

// connStmt gives a connection with the statement prepared on it.
func (s *Stmt) connStmt(ctx context.Context, strategy connReuseStrategy) (dc *driverConn, release func(error), si driver.Stmt, err error) {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return nil, nil, nil, errors.New("sql: statement is closed")
	}
	if s.grab != nil {
		dc, release, err = s.grab(ctx)
	} else if dc, err = s.db.conn(ctx, strategy); err == nil {
		release = dc.releaseConn
	}
	if err != nil {
		return nil, nil, nil, err
	}
	si, err = s.prepare(ctx, dc)
	if err != nil {
		release(err)
		return nil, nil, nil, err
	}
	return dc, release, si, nil
}

func (s *Stmt) ExecContext(ctx context.Context, args ...any) (Result, error) {
	var res Result
	err := s.db.retry(func(strategy connReuseStrategy) error {
		dc, release, si, err := s.connStmt(ctx, strategy)
		if err != nil {
			return err
		}
		res, err = resultFromStatement(ctx, dc, si, args)
		withLock(dc, func() { si.Close() })
		release(err)
		return err
	})
	return res, err
}

func (s *Stmt) Exec(args ...any) (Result, error) {
	return s.ExecContext(context.Background(), args...)
}

func (s *Stmt) QueryContext(ctx context.Context, args ...any) (*Rows, error) {
	var rows *Rows
	err := s.db.retry(func(strategy connReuseStrategy) error {
		dc, release, si, err := s.connStmt(ctx, strategy)
		if err != nil {
			return err
		}
		var txctx context.Context
		if s.tx != nil {
			txctx = s.tx.ctx
		}
		rows, err = rowsFromStatement(ctx, txctx, dc, release, si, true, args)
		return err
	})
	return rows, err
}

func (s *Stmt) Query(args ...any) (*Rows, error) {
	return s.QueryContext(context.Background(), args...)
}

func (s *Stmt) QueryRowContext(ctx context.Context, args ...any) *Row {
	rows, err := s.QueryContext(ctx, args...)
	return &Row{rows: rows, err: err}
}

func (s *Stmt) QueryRow(args ...any) *Row {
	return s.QueryRowContext(context.Background(), args...)
}

func (s *Stmt) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return nil
}
