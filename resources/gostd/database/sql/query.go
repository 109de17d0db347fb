package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"strconv"
)

func (db *DB) ExecContext(ctx context.Context, query string, args ...any) (Result, error) {
	var res Result
	err := db.retry(func(strategy connReuseStrategy) error {
		var err error
		res, err = db.exec(ctx, query, args, strategy)
		return err
	})
	return res, err
}

func (db *DB) Exec(query string, args ...any) (Result, error) {
	return db.ExecContext(context.Background(), query, args...)
}

func (db *DB) exec(ctx context.Context, query string, args []any, strategy connReuseStrategy) (Result, error) {
	dc, err := db.conn(ctx, strategy)
	if err != nil {
		return nil, err
	}
	return db.execDC(ctx, dc, dc.releaseConn, query, args)
}

func (db *DB) execDC(ctx context.Context, dc *driverConn, release func(error), query string, args []any) (res Result, err error) {
	defer func() { release(err) }()
	var resi driver.Result
	var nvdargs []driver.NamedValue
	direct := false
	withLock(dc, func() {
		nvdargs, err = driverArgs(args)
		if err != nil {
			return
		}
		resi, direct, err = ctxDriverExec(ctx, dc.ci, query, nvdargs)
	})
	if err != nil {
		return nil, err
	}
	if direct {
		return driverResult{dc, resi}, nil
	}
	var si driver.Stmt
	withLock(dc, func() { si, err = ctxDriverPrepare(ctx, dc.ci, query) })
	if err != nil {
		return nil, err
	}
	defer withLock(dc, func() { si.Close() })
	return resultFromStatement(ctx, dc, si, args)
}

func resultFromStatement(ctx context.Context, dc *driverConn, si driver.Stmt, args []any) (Result, error) {
	dc.Lock()
	defer dc.Unlock()
	nvdargs, err := statementArgs(si, args)
	if err != nil {
		return nil, err
	}
	resi, err := ctxDriverStmtExec(ctx, si, nvdargs)
	if err != nil {
		return nil, err
	}
	return driverResult{dc, resi}, nil
}

func (db *DB) QueryContext(ctx context.Context, query string, args ...any) (*Rows, error) {
	var rows *Rows
	err := db.retry(func(strategy connReuseStrategy) error {
		var err error
		rows, err = db.query(ctx, query, args, strategy)
		return err
	})
	return rows, err
}

func (db *DB) Query(query string, args ...any) (*Rows, error) {
	return db.QueryContext(context.Background(), query, args...)
}

func (db *DB) query(ctx context.Context, query string, args []any, strategy connReuseStrategy) (*Rows, error) {
	dc, err := db.conn(ctx, strategy)
	if err != nil {
		return nil, err
	}
	return db.queryDC(ctx, nil, dc, dc.releaseConn, query, args)
}

// queryDC runs a query on a connection; the Rows keep it until they are closed.
func (db *DB) queryDC(ctx, txctx context.Context, dc *driverConn, releaseConn func(error), query string, args []any) (*Rows, error) {
	var nvdargs []driver.NamedValue
	var rowsi driver.Rows
	var err error
	direct := false
	withLock(dc, func() {
		nvdargs, err = driverArgs(args)
		if err != nil {
			return
		}
		rowsi, direct, err = ctxDriverQuery(ctx, dc.ci, query, nvdargs)
	})
	if err != nil {
		releaseConn(err)
		return nil, err
	}
	if direct {
		rows := &Rows{dc: dc, releaseConn: releaseConn, rowsi: rowsi}
		rows.initContextClose(ctx, txctx)
		return rows, nil
	}
	var si driver.Stmt
	withLock(dc, func() { si, err = ctxDriverPrepare(ctx, dc.ci, query) })
	if err != nil {
		releaseConn(err)
		return nil, err
	}
	return rowsFromStatement(ctx, txctx, dc, releaseConn, si, true, args)
}

func rowsFromStatement(ctx, txctx context.Context, dc *driverConn, releaseConn func(error), si driver.Stmt, closesStmt bool, args []any) (*Rows, error) {
	var rowsi driver.Rows
	var err error
	withLock(dc, func() {
		var nvdargs []driver.NamedValue
		nvdargs, err = statementArgs(si, args)
		if err == nil {
			rowsi, err = ctxDriverStmtQuery(ctx, si, nvdargs)
		}
		if err != nil && closesStmt {
			si.Close()
		}
	})
	if err != nil {
		releaseConn(err)
		return nil, err
	}
	rows := &Rows{dc: dc, releaseConn: releaseConn, rowsi: rowsi}
	if closesStmt {
		rows.closeStmt = si
	}
	rows.initContextClose(ctx, txctx)
	return rows, nil
}

func (db *DB) QueryRowContext(ctx context.Context, query string, args ...any) *Row {
	rows, err := db.QueryContext(ctx, query, args...)
	return &Row{rows: rows, err: err}
}

func (db *DB) QueryRow(query string, args ...any) *Row {
	return db.QueryRowContext(context.Background(), query, args...)
}

// Result is what a statement did.
type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

type driverResult struct {
	dc   *driverConn
	resi driver.Result
}

func (dr driverResult) LastInsertId() (int64, error) {
	dr.dc.Lock()
	defer dr.dc.Unlock()
	return dr.resi.LastInsertId()
}

func (dr driverResult) RowsAffected() (int64, error) {
	dr.dc.Lock()
	defer dr.dc.Unlock()
	return dr.resi.RowsAffected()
}

// driverArgs turns a program's arguments into a driver's.
func driverArgs(args []any) ([]driver.NamedValue, error) {
	nvargs := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		nv := driver.NamedValue{Ordinal: i + 1}
		if named, ok := arg.(NamedArg); ok {
			nv.Name = named.Name
			arg = named.Value
		}
		value, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			return nil, errors.New("sql: converting argument $" + strconv.Itoa(i+1) + " type: " + err.Error())
		}
		nv.Value = value
		nvargs[i] = nv
	}
	return nvargs, nil
}

func statementArgs(si driver.Stmt, args []any) ([]driver.NamedValue, error) {
	if want := si.NumInput(); want >= 0 && want != len(args) {
		return nil, errors.New("sql: expected " + strconv.Itoa(want) + " arguments, got " + strconv.Itoa(len(args)))
	}
	return driverArgs(args)
}

// NamedArg is an argument with a name.
type NamedArg struct {
	Name  string
	Value any
}

func Named(name string, value any) NamedArg { return NamedArg{Name: name, Value: value} }

func namedValueToValue(named []driver.NamedValue) ([]driver.Value, error) {
	args := make([]driver.Value, len(named))
	for i, param := range named {
		if param.Name != "" {
			return nil, errors.New("sql: driver does not support the use of Named Parameters")
		}
		args[i] = param.Value
	}
	return args, nil
}

// done is ctx's error if it has ended.
func done(ctx context.Context) error {
	select {
	default:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func ctxDriverPrepare(ctx context.Context, ci driver.Conn, query string) (driver.Stmt, error) {
	if ciCtx, is := ci.(driver.ConnPrepareContext); is {
		return ciCtx.PrepareContext(ctx, query)
	}
	si, err := ci.Prepare(query)
	if err == nil {
		if err := done(ctx); err != nil {
			si.Close()
			return nil, err
		}
	}
	return si, err
}

// ctxDriverQuery queries without a statement; direct is false if the driver cannot.
func ctxDriverQuery(ctx context.Context, ci driver.Conn, query string, nvdargs []driver.NamedValue) (rows driver.Rows, direct bool, err error) {
	if queryerCtx, ok := ci.(driver.QueryerContext); ok {
		rows, err = queryerCtx.QueryContext(ctx, query, nvdargs)
	} else if queryer, ok := ci.(driver.Queryer); ok {
		var dargs []driver.Value
		if dargs, err = namedValueToValue(nvdargs); err == nil {
			err = done(ctx)
		}
		if err == nil {
			rows, err = queryer.Query(query, dargs)
		}
	} else {
		return nil, false, nil
	}
	if err == driver.ErrSkip {
		return nil, false, nil
	}
	return rows, true, err
}

func ctxDriverExec(ctx context.Context, ci driver.Conn, query string, nvdargs []driver.NamedValue) (res driver.Result, direct bool, err error) {
	if execerCtx, ok := ci.(driver.ExecerContext); ok {
		res, err = execerCtx.ExecContext(ctx, query, nvdargs)
	} else if execer, ok := ci.(driver.Execer); ok {
		var dargs []driver.Value
		if dargs, err = namedValueToValue(nvdargs); err == nil {
			err = done(ctx)
		}
		if err == nil {
			res, err = execer.Exec(query, dargs)
		}
	} else {
		return nil, false, nil
	}
	if err == driver.ErrSkip {
		return nil, false, nil
	}
	return res, true, err
}

func ctxDriverStmtQuery(ctx context.Context, si driver.Stmt, nvdargs []driver.NamedValue) (driver.Rows, error) {
	if siCtx, is := si.(driver.StmtQueryContext); is {
		return siCtx.QueryContext(ctx, nvdargs)
	}
	dargs, err := namedValueToValue(nvdargs)
	if err == nil {
		err = done(ctx)
	}
	if err != nil {
		return nil, err
	}
	return si.Query(dargs)
}

func ctxDriverStmtExec(ctx context.Context, si driver.Stmt, nvdargs []driver.NamedValue) (driver.Result, error) {
	if siCtx, is := si.(driver.StmtExecContext); is {
		return siCtx.ExecContext(ctx, nvdargs)
	}
	dargs, err := namedValueToValue(nvdargs)
	if err == nil {
		err = done(ctx)
	}
	if err != nil {
		return nil, err
	}
	return si.Exec(dargs)
}

func ctxDriverBegin(ctx context.Context, opts *TxOptions, ci driver.Conn) (driver.Tx, error) {
	if ciCtx, is := ci.(driver.ConnBeginTx); is {
		dopts := driver.TxOptions{}
		if opts != nil {
			dopts.Isolation = driver.IsolationLevel(opts.Isolation)
			dopts.ReadOnly = opts.ReadOnly
		}
		return ciCtx.BeginTx(ctx, dopts)
	}
	if opts != nil {
		if opts.Isolation != LevelDefault {
			return nil, errors.New("sql: driver does not support non-default isolation level")
		}
		if opts.ReadOnly {
			return nil, errors.New("sql: driver does not support read-only transactions")
		}
	}
	if ctx.Done() == nil {
		return ci.Begin()
	}
	txi, err := ci.Begin()
	if err == nil {
		if err := done(ctx); err != nil {
			txi.Rollback()
			return nil, err
		}
	}
	return txi, err
}
