package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"sync"
	"sync/atomic"
)

// Tx is a transaction; it holds its connection until Commit or Rollback.
type Tx struct {
	db *DB

	closemu     sync.RWMutex // read-locked by queries, locked by the end
	dc          *driverConn
	txi         driver.Tx
	releaseConn func(error)

	done               atomic.Bool
	keepConnOnRollback bool
	cancel             func()
	ctx                context.Context
}

func (db *DB) BeginTx(ctx context.Context, opts *TxOptions) (*Tx, error) {
	var tx *Tx
	err := db.retry(func(strategy connReuseStrategy) error {
		var err error
		tx, err = db.begin(ctx, opts, strategy)
		return err
	})
	return tx, err
}

func (db *DB) Begin() (*Tx, error) { return db.BeginTx(context.Background(), nil) }

func (db *DB) begin(ctx context.Context, opts *TxOptions, strategy connReuseStrategy) (*Tx, error) {
	dc, err := db.conn(ctx, strategy)
	if err != nil {
		return nil, err
	}
	return db.beginDC(ctx, dc, dc.releaseConn, opts)
}

func (db *DB) beginDC(ctx context.Context, dc *driverConn, release func(error), opts *TxOptions) (*Tx, error) {
	var txi driver.Tx
	var err error
	keepConnOnRollback := false
	withLock(dc, func() {
		_, resets := dc.ci.(driver.SessionResetter)
		_, validates := dc.ci.(driver.Validator)
		keepConnOnRollback = resets && validates
		txi, err = ctxDriverBegin(ctx, opts, dc.ci)
	})
	if err != nil {
		release(err)
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	tx := &Tx{
		db:                 db,
		dc:                 dc,
		releaseConn:        release,
		txi:                txi,
		cancel:             cancel,
		keepConnOnRollback: keepConnOnRollback,
		ctx:                ctx,
	}
	go tx.awaitDone()
	return tx, nil
}

// awaitDone rolls back when the context ends before the transaction does.
func (tx *Tx) awaitDone() {
	<-tx.ctx.Done()
	// The connection may be in the middle of something: it is not used again unless the driver can tell.
	tx.rollback(!tx.keepConnOnRollback)
}

func (tx *Tx) isDone() bool { return tx.done.Load() }

func (tx *Tx) close(err error) {
	tx.releaseConn(err)
	tx.dc = nil
	tx.txi = nil
}

func (tx *Tx) grabConn(ctx context.Context) (*driverConn, func(error), error) {
	select {
	default:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	tx.closemu.RLock()
	if tx.isDone() {
		tx.closemu.RUnlock()
		return nil, nil, ErrTxDone
	}
	return tx.dc, tx.closemuRUnlockRelease, nil
}

func (tx *Tx) closemuRUnlockRelease(error) { tx.closemu.RUnlock() }

func (tx *Tx) Commit() error {
	select {
	default:
	case <-tx.ctx.Done():
		if tx.done.Load() {
			return ErrTxDone
		}
		return tx.ctx.Err()
	}
	if !tx.done.CompareAndSwap(false, true) {
		return ErrTxDone
	}
	// Queries that hold the read lock end with the context.
	tx.cancel()
	tx.closemu.Lock()
	tx.closemu.Unlock()
	var err error
	withLock(tx.dc, func() { err = tx.txi.Commit() })
	tx.close(err)
	return err
}

func (tx *Tx) rollback(discardConn bool) error {
	if !tx.done.CompareAndSwap(false, true) {
		return ErrTxDone
	}
	tx.cancel()
	tx.closemu.Lock()
	tx.closemu.Unlock()
	var err error
	withLock(tx.dc, func() { err = tx.txi.Rollback() })
	if discardConn && !errors.Is(err, driver.ErrBadConn) {
		tx.close(driver.ErrBadConn)
		return driver.ErrBadConn
	}
	tx.close(err)
	return err
}

func (tx *Tx) Rollback() error { return tx.rollback(false) }

func (tx *Tx) ExecContext(ctx context.Context, query string, args ...any) (Result, error) {
	dc, release, err := tx.grabConn(ctx)
	if err != nil {
		return nil, err
	}
	return tx.db.execDC(ctx, dc, release, query, args)
}

func (tx *Tx) Exec(query string, args ...any) (Result, error) {
	return tx.ExecContext(context.Background(), query, args...)
}

func (tx *Tx) QueryContext(ctx context.Context, query string, args ...any) (*Rows, error) {
	dc, release, err := tx.grabConn(ctx)
	if err != nil {
		return nil, err
	}
	return tx.db.queryDC(ctx, tx.ctx, dc, release, query, args)
}

func (tx *Tx) Query(query string, args ...any) (*Rows, error) {
	return tx.QueryContext(context.Background(), query, args...)
}

func (tx *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *Row {
	rows, err := tx.QueryContext(ctx, query, args...)
	return &Row{rows: rows, err: err}
}

func (tx *Tx) QueryRow(query string, args ...any) *Row {
	return tx.QueryRowContext(context.Background(), query, args...)
}

func (tx *Tx) PrepareContext(ctx context.Context, query string) (*Stmt, error) {
	if tx.isDone() {
		return nil, ErrTxDone
	}
	return &Stmt{db: tx.db, query: query, grab: tx.grabConn, tx: tx}, nil
}

func (tx *Tx) Prepare(query string) (*Stmt, error) {
	return tx.PrepareContext(context.Background(), query)
}

// StmtContext is stmt inside the transaction.
func (tx *Tx) StmtContext(ctx context.Context, stmt *Stmt) *Stmt {
	return &Stmt{db: tx.db, query: stmt.query, grab: tx.grabConn, tx: tx}
}

func (tx *Tx) Stmt(stmt *Stmt) *Stmt { return tx.StmtContext(context.Background(), stmt) }
