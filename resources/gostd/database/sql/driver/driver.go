// Package driver is what database drivers give to database/sql.
package driver

import (
	"context"
	"errors"
	"strconv"
	"time"
)

// Value is what a driver handles: nil, int64, float64, bool, []byte, string or time.Time.
type Value any

type NamedValue struct {
	Name    string
	Ordinal int
	Value   Value
}

type Driver interface {
	Open(name string) (Conn, error)
}

type DriverContext interface {
	OpenConnector(name string) (Connector, error)
}

type Connector interface {
	Connect(context.Context) (Conn, error)
	Driver() Driver
}

var (
	ErrSkip           = errors.New("driver: skip fast-path; continue as if unimplemented")
	ErrBadConn        = errors.New("driver: bad connection")
	ErrRemoveArgument = errors.New("driver: remove argument from query")
)

type Pinger interface {
	Ping(ctx context.Context) error
}

type Execer interface {
	Exec(query string, args []Value) (Result, error)
}

type ExecerContext interface {
	ExecContext(ctx context.Context, query string, args []NamedValue) (Result, error)
}

type Queryer interface {
	Query(query string, args []Value) (Rows, error)
}

type QueryerContext interface {
	QueryContext(ctx context.Context, query string, args []NamedValue) (Rows, error)
}

type Conn interface {
	Prepare(query string) (Stmt, error)
	Close() error
	Begin() (Tx, error)
}

type ConnPrepareContext interface {
	PrepareContext(ctx context.Context, query string) (Stmt, error)
}

type IsolationLevel int

type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

type ConnBeginTx interface {
	BeginTx(ctx context.Context, opts TxOptions) (Tx, error)
}

type SessionResetter interface {
	ResetSession(ctx context.Context) error
}

type Validator interface {
	IsValid() bool
}

type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

type Stmt interface {
	Close() error
	NumInput() int
	Exec(args []Value) (Result, error)
	Query(args []Value) (Rows, error)
}

type StmtExecContext interface {
	ExecContext(ctx context.Context, args []NamedValue) (Result, error)
}

type StmtQueryContext interface {
	QueryContext(ctx context.Context, args []NamedValue) (Rows, error)
}

type Rows interface {
	Columns() []string
	Close() error
	Next(dest []Value) error
}

type RowsNextResultSet interface {
	Rows
	HasNextResultSet() bool
	NextResultSet() error
}

type Tx interface {
	Commit() error
	Rollback() error
}

// RowsAffected is the Result of a statement that changes rows.
type RowsAffected int64

func (RowsAffected) LastInsertId() (int64, error) {
	return 0, errors.New("LastInsertId is not supported by this driver")
}

func (v RowsAffected) RowsAffected() (int64, error) { return int64(v), nil }

type noRows struct{}

// ResultNoRows is the Result of a statement that changes no rows.
var ResultNoRows noRows

func (noRows) LastInsertId() (int64, error) {
	return 0, errors.New("no LastInsertId available after DDL statement")
}

func (noRows) RowsAffected() (int64, error) {
	return 0, errors.New("no RowsAffected available after DDL statement")
}

// Valuer makes a Value of itself.
type Valuer interface {
	Value() (Value, error)
}

type ValueConverter interface {
	ConvertValue(v any) (Value, error)
}

func IsValue(v any) bool {
	switch v.(type) {
	case nil, []byte, bool, float64, int64, string, time.Time:
		return true
	}
	return false
}

// DefaultParameterConverter turns what a program passes into a Value.
var DefaultParameterConverter defaultConverter

type defaultConverter struct{}

func (defaultConverter) ConvertValue(v any) (Value, error) {
	if IsValue(v) {
		return v, nil
	}
	if valuer, ok := v.(Valuer); ok {
		value, err := valuer.Value()
		if err == nil && !IsValue(value) {
			err = errors.New("non-Value type returned from Value")
		}
		return value, err
	}
	kind, word, text := rt_value(v)
	switch kind {
	case valueInt:
		return int64(word), nil
	case valueUint:
		if word >= 1<<63 {
			return nil, errors.New("uint64 values with high bit set are not supported")
		}
		return int64(word), nil
	case valueBool:
		return word != 0, nil
	case valueFloat32:
		f, _ := strconv.ParseFloat(text, 32)
		return f, nil
	case valueFloat64:
		f, _ := strconv.ParseFloat(text, 64)
		return f, nil
	case valueString:
		return text, nil
	case valueBytes:
		return []byte(text), nil
	case valueNil:
		return nil, nil
	case valuePointer:
		return defaultConverter{}.ConvertValue(rt_pointee(v))
	}
	return nil, errors.New("unsupported type " + text)
}

// What rt_value finds; for floats `text` holds the shortest text, for others than these the type's name.
const (
	valueOther = iota
	valueInt
	valueUint
	valueBool
	valueFloat32
	valueFloat64
	valueString
	valueBytes
	valueNil
	valuePointer
)

func rt_value(v any) (kind int, word uint64, text string)
func rt_pointee(v any) any
