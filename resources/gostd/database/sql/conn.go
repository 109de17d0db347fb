package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"sync"
	"sync/atomic"
)

// Conn is one connection, held until Close.
type Conn struct {
	db *DB

	closemu sync.RWMutex // read-locked by queries, locked by close
	dc      *driverConn
	done    atomic.Bool
}

func (db *DB) Conn(ctx context.Context) (*Conn, error) {
	var dc *driverConn
	err := db.retry(func(strategy connReuseStrategy) error {
		var err error
		dc, err = db.conn(ctx, strategy)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Conn{db: db, dc: dc}, nil
}

// grabConn gives the connection for one query; release ends the query.
func (c *Conn) grabConn(context.Context) (*driverConn, func(error), error) {
	if c.done.Load() {
		return nil, nil, ErrConnDone
	}
	c.closemu.RLock()
	return c.dc, c.closemuRUnlockCondReleaseConn, nil
}

func (c *Conn) closemuRUnlockCondReleaseConn(err error) {
	c.closemu.RUnlock()
	if errors.Is(err, driver.ErrBadConn) {
		c.close(err)
	}
}

func (c *Conn) PingContext(ctx context.Context) error {
	dc, release, err := c.grabConn(ctx)
	if err != nil {
		return err
	}
	return c.db.pingDC(ctx, dc, release)
}

func (c *Conn) ExecContext(ctx context.Context, query string, args ...any) (Result, error) {
	dc, release, err := c.grabConn(ctx)
	if err != nil {
		return nil, err
	}
	return c.db.execDC(ctx, dc, release, query, args)
}

func (c *Conn) QueryContext(ctx context.Context, query string, args ...any) (*Rows, error) {
	dc, release, err := c.grabConn(ctx)
	if err != nil {
		return nil, err
	}
	return c.db.queryDC(ctx, nil, dc, release, query, args)
}

func (c *Conn) QueryRowContext(ctx context.Context, query string, args ...any) *Row {
	rows, err := c.QueryContext(ctx, query, args...)
	return &Row{rows: rows, err: err}
}

func (c *Conn) PrepareContext(ctx context.Context, query string) (*Stmt, error) {
	if c.done.Load() {
		return nil, ErrConnDone
	}
	return &Stmt{db: c.db, query: query, grab: c.grabConn}, nil
}

// Raw gives f the driver's connection.
func (c *Conn) Raw(f func(driverConn any) error) (err error) {
	dc, release, err := c.grabConn(nil)
	if err != nil {
		return err
	}
	dc.Lock()
	defer func() {
		dc.Unlock()
		release(err)
	}()
	return f(dc.ci)
}

func (c *Conn) BeginTx(ctx context.Context, opts *TxOptions) (*Tx, error) {
	dc, release, err := c.grabConn(ctx)
	if err != nil {
		return nil, err
	}
	return c.db.beginDC(ctx, dc, release, opts)
}

func (c *Conn) close(err error) error {
	if !c.done.CompareAndSwap(false, true) {
		return ErrConnDone
	}
	c.closemu.Lock()
	defer c.closemu.Unlock()
	c.dc.releaseConn(err)
	c.dc = nil
	c.db = nil
	return err
}

func (c *Conn) Close() error { return c.close(nil) }
