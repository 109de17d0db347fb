// Package sql: a pool of connections to a database, with the rules of Go's.
package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

var (
	driversMu sync.RWMutex
	drivers   = make(map[string]driver.Driver)
)

func Register(name string, driver driver.Driver) {
	driversMu.Lock()
	defer driversMu.Unlock()
	if driver == nil {
		panic("sql: Register driver is nil")
	}
	if _, dup := drivers[name]; dup {
		panic("sql: Register called twice for driver " + name)
	}
	drivers[name] = driver
}

func Drivers() []string {
	driversMu.RLock()
	defer driversMu.RUnlock()
	list := make([]string, 0, len(drivers))
	for name := range drivers {
		i := len(list)
		for i > 0 && list[i-1] > name {
			i--
		}
		list = append(list, "")
		copy(list[i+1:], list[i:])
		list[i] = name
	}
	return list
}

var (
	ErrNoRows   = errors.New("sql: no rows in result set")
	ErrConnDone = errors.New("sql: connection is already closed")
	ErrTxDone   = errors.New("sql: transaction has already been committed or rolled back")

	errDBClosed   = errors.New("sql: database is closed")
	errRowsClosed = errors.New("sql: Rows are closed")
)

type IsolationLevel int

const (
	LevelDefault IsolationLevel = iota
	LevelReadUncommitted
	LevelReadCommitted
	LevelWriteCommitted
	LevelRepeatableRead
	LevelSnapshot
	LevelSerializable
	LevelLinearizable
)

func (i IsolationLevel) String() string {
	names := [...]string{"Default", "Read Uncommitted", "Read Committed", "Write Committed", "Repeatable Read", "Snapshot",
		"Serializable", "Linearizable"}
	if i >= 0 && int(i) < len(names) {
		return names[i]
	}
	return "IsolationLevel(" + strconv.Itoa(int(i)) + ")"
}

type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

const defaultMaxIdleConns = 2

// maxBadConnRetries is how often a connection from the pool that turns out to be bad is replaced by another.
const maxBadConnRetries = 2

type connReuseStrategy uint8

const (
	alwaysNewConn connReuseStrategy = iota
	cachedOrNewConn
)

// connectionRequestQueueSize is more than connections can ever be asked for at once.
const connectionRequestQueueSize = 1000000

// DB is a pool of connections.
type DB struct {
	waitDuration atomic.Int64
	connector    driver.Connector
	numClosed    atomic.Uint64

	mu           sync.Mutex // guards what follows
	freeConn     []*driverConn
	connRequests connRequestSet
	numOpen      int // open and about to be opened
	openerCh     chan struct{}
	closed       bool

	maxIdleCount int // 0: defaultMaxIdleConns; negative: none
	maxOpen      int // 0: unlimited
	maxLifetime  time.Duration
	maxIdleTime  time.Duration
	cleanerCh    chan struct{}

	waitCount         int64
	maxIdleClosed     int64
	maxIdleTimeClosed int64
	maxLifetimeClosed int64

	stop func()
}

func rt_poolNew(db *DB, name string)
func rt_poolLimit(db *DB, new, old int)
func rt_poolWaiters(db *DB, new, old int)
func rt_poolRequest(db *DB, req chan connRequest)
func rt_poolTimeout(db *DB)
func rt_connOpen(db *DB, dc *driverConn, fd int)
func rt_connCheckout(dc *driverConn)
func rt_connReturn(dc *driverConn)
func rt_connClose(dc *driverConn)
func rt_choose(n int) int

// A connRequest is what a waiter gets: a connection or an error.
type connRequest struct {
	conn *driverConn
	err  error
}

// connRequestSet holds the waiters. Which of them gets a returned connection is chosen at random.
type connRequestSet struct {
	s []*connRequestEntry
}

type connRequestEntry struct {
	req   chan connRequest
	index int // in the set; -1: taken out
}

func (s *connRequestSet) Len() int { return len(s.s) }

func (s *connRequestSet) Add(req chan connRequest) *connRequestEntry {
	e := &connRequestEntry{req, len(s.s)}
	s.s = append(s.s, e)
	return e
}

func (s *connRequestSet) Delete(e *connRequestEntry) bool {
	if e.index < 0 {
		return false
	}
	last := len(s.s) - 1
	s.s[e.index] = s.s[last]
	s.s[e.index].index = e.index
	s.s[last] = nil
	s.s = s.s[:last]
	e.index = -1
	return true
}

func (s *connRequestSet) TakeRandom() (req chan connRequest, ok bool) {
	if len(s.s) == 0 {
		return nil, false
	}
	e := s.s[rt_choose(len(s.s))]
	s.Delete(e)
	return e.req, true
}

func (s *connRequestSet) CloseAndRemoveAll() {
	for _, e := range s.s {
		e.index = -1
		close(e.req)
	}
	s.s = nil
}

type dsnConnector struct {
	dsn    string
	driver driver.Driver
}

func (t dsnConnector) Connect(_ context.Context) (driver.Conn, error) { return t.driver.Open(t.dsn) }

func (t dsnConnector) Driver() driver.Driver { return t.driver }

func Open(driverName, dataSourceName string) (*DB, error) {
	driversMu.RLock()
	driveri, ok := drivers[driverName]
	driversMu.RUnlock()
	if !ok {
		return nil, errors.New("sql: unknown driver " + strconv.Quote(driverName) + " (forgotten import?)")
	}
	if driverCtx, ok := driveri.(driver.DriverContext); ok {
		connector, err := driverCtx.OpenConnector(dataSourceName)
		if err != nil {
			return nil, err
		}
		return OpenDB(connector), nil
	}
	return OpenDB(dsnConnector{dsn: dataSourceName, driver: driveri}), nil
}

func OpenDB(c driver.Connector) *DB {
	ctx, cancel := context.WithCancel(context.Background())
	db := &DB{
		connector: c,
		openerCh:  make(chan struct{}, connectionRequestQueueSize),
		stop:      cancel,
	}
	name := "db"
	if dsn, ok := c.(dsnConnector); ok && dsn.dsn != "" {
		name = dsn.dsn
	}
	rt_poolNew(db, name)
	go db.connectionOpener(ctx)
	return db
}

func (db *DB) Driver() driver.Driver { return db.connector.Driver() }

func (db *DB) PingContext(ctx context.Context) error {
	var dc *driverConn
	err := db.retry(func(strategy connReuseStrategy) error {
		var err error
		dc, err = db.conn(ctx, strategy)
		return err
	})
	if err != nil {
		return err
	}
	return db.pingDC(ctx, dc, dc.releaseConn)
}

func (db *DB) Ping() error { return db.PingContext(context.Background()) }

func (db *DB) pingDC(ctx context.Context, dc *driverConn, release func(error)) error {
	var err error
	if pinger, ok := dc.ci.(driver.Pinger); ok {
		withLock(dc, func() { err = pinger.Ping(ctx) })
	}
	release(err)
	return err
}

func (db *DB) Close() error {
	db.mu.Lock()
	if db.closed {
		db.mu.Unlock()
		return nil
	}
	if db.cleanerCh != nil {
		close(db.cleanerCh)
	}
	idle := db.freeConn
	db.freeConn = nil
	db.closed = true
	if n := db.connRequests.Len(); n > 0 {
		rt_poolWaiters(db, 0, n)
	}
	db.connRequests.CloseAndRemoveAll()
	db.mu.Unlock()
	var err error
	for _, dc := range idle {
		if err1 := dc.closeIdle(); err1 != nil {
			err = err1
		}
	}
	db.stop()
	return err
}

func (db *DB) maxIdleConnsLocked() int {
	switch n := db.maxIdleCount; {
	case n == 0:
		return defaultMaxIdleConns
	case n < 0:
		return 0
	default:
		return n
	}
}

func (db *DB) SetMaxIdleConns(n int) {
	db.mu.Lock()
	if n > 0 {
		db.maxIdleCount = n
	} else {
		db.maxIdleCount = -1
	}
	if db.maxOpen > 0 && db.maxIdleConnsLocked() > db.maxOpen {
		db.maxIdleCount = db.maxOpen
	}
	var closing []*driverConn
	if maxIdle := db.maxIdleConnsLocked(); len(db.freeConn) > maxIdle {
		closing = db.freeConn[maxIdle:]
		db.freeConn = db.freeConn[:maxIdle]
	}
	db.maxIdleClosed += int64(len(closing))
	db.mu.Unlock()
	for _, c := range closing {
		c.Close()
	}
}

func (db *DB) SetMaxOpenConns(n int) {
	db.mu.Lock()
	old := db.maxOpen
	db.maxOpen = max(n, 0)
	rt_poolLimit(db, db.maxOpen, old)
	syncMaxIdle := db.maxOpen > 0 && db.maxIdleConnsLocked() > db.maxOpen
	db.mu.Unlock()
	if syncMaxIdle {
		db.SetMaxIdleConns(n)
	}
}

func (db *DB) SetConnMaxLifetime(d time.Duration) {
	d = max(d, 0)
	db.mu.Lock()
	if d > 0 && d < db.maxLifetime {
		db.wakeCleaner()
	}
	db.maxLifetime = d
	db.startCleanerLocked()
	db.mu.Unlock()
}

func (db *DB) SetConnMaxIdleTime(d time.Duration) {
	d = max(d, 0)
	db.mu.Lock()
	defer db.mu.Unlock()
	if d > 0 && d < db.maxIdleTime {
		db.wakeCleaner()
	}
	db.maxIdleTime = d
	db.startCleanerLocked()
}

func (db *DB) wakeCleaner() {
	if db.cleanerCh != nil {
		select {
		case db.cleanerCh <- struct{}{}:
		default:
		}
	}
}

func (db *DB) shortestIdleTimeLocked() time.Duration {
	if db.maxIdleTime <= 0 {
		return db.maxLifetime
	}
	if db.maxLifetime <= 0 {
		return db.maxIdleTime
	}
	return min(db.maxIdleTime, db.maxLifetime)
}

func (db *DB) startCleanerLocked() {
	if (db.maxLifetime > 0 || db.maxIdleTime > 0) && db.numOpen > 0 && db.cleanerCh == nil {
		db.cleanerCh = make(chan struct{}, 1)
		go db.connectionCleaner(db.shortestIdleTimeLocked())
	}
}

// connectionCleaner closes free connections that are too old, at most once a second.
func (db *DB) connectionCleaner(d time.Duration) {
	const minInterval = time.Second
	t := time.NewTimer(max(d, minInterval))
	for {
		select {
		case <-t.C:
		case <-db.cleanerCh: // a shorter time was set, or the pool was closed
		}
		db.mu.Lock()
		d = db.shortestIdleTimeLocked()
		if db.closed || db.numOpen == 0 || d <= 0 {
			db.cleanerCh = nil
			db.mu.Unlock()
			return
		}
		d, closing := db.connectionCleanerRunLocked(d)
		db.mu.Unlock()
		for _, c := range closing {
			c.Close()
		}
		if !t.Stop() {
			select {
			case <-t.C:
			default:
			}
		}
		t.Reset(max(d, minInterval))
	}
}

// connectionCleanerRunLocked takes the connections that are too old off the free list, and says when the next one will be.
func (db *DB) connectionCleanerRunLocked(d time.Duration) (time.Duration, []*driverConn) {
	var closing, keep []*driverConn
	now := time.Now()
	for _, c := range db.freeConn {
		idle, age := now.Sub(c.returnedAt), now.Sub(c.createdAt)
		if db.maxIdleTime > 0 && idle > db.maxIdleTime {
			db.maxIdleTimeClosed++
			closing = append(closing, c)
			continue
		}
		if db.maxLifetime > 0 && age > db.maxLifetime {
			db.maxLifetimeClosed++
			closing = append(closing, c)
			continue
		}
		if db.maxIdleTime > 0 {
			d = min(d, db.maxIdleTime-idle)
		}
		if db.maxLifetime > 0 {
			d = min(d, db.maxLifetime-age)
		}
		keep = append(keep, c)
	}
	db.freeConn = keep
	return d, closing
}

// DBStats are a pool's numbers.
type DBStats struct {
	MaxOpenConnections int

	OpenConnections int
	InUse           int
	Idle            int

	WaitCount         int64
	WaitDuration      time.Duration
	MaxIdleClosed     int64
	MaxIdleTimeClosed int64
	MaxLifetimeClosed int64
}

func (db *DB) Stats() DBStats {
	wait := db.waitDuration.Load()
	db.mu.Lock()
	defer db.mu.Unlock()
	return DBStats{
		MaxOpenConnections: db.maxOpen,
		Idle:               len(db.freeConn),
		OpenConnections:    db.numOpen,
		InUse:              db.numOpen - len(db.freeConn),
		WaitCount:          db.waitCount,
		WaitDuration:       time.Duration(wait),
		MaxIdleClosed:      db.maxIdleClosed,
		MaxIdleTimeClosed:  db.maxIdleTimeClosed,
		MaxLifetimeClosed:  db.maxLifetimeClosed,
	}
}

// maybeOpenNewConnections asks the opener for connections for those who wait, as far as the limit allows.
func (db *DB) maybeOpenNewConnections() {
	requests := db.connRequests.Len()
	if db.maxOpen > 0 {
		requests = min(requests, db.maxOpen-db.numOpen)
	}
	for ; requests > 0; requests-- {
		db.numOpen++
		if db.closed {
			return
		}
		db.openerCh <- struct{}{}
	}
}

// connectionOpener runs in its own goroutine as long as the pool is open.
func (db *DB) connectionOpener(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-db.openerCh:
			db.openNewConnection(ctx)
		}
	}
}

func (db *DB) openNewConnection(ctx context.Context) {
	ci, err := db.connector.Connect(ctx)
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.closed {
		if err == nil {
			ci.Close()
		}
		db.numOpen--
		return
	}
	if err != nil {
		db.numOpen--
		db.putConnDBLocked(nil, err)
		db.maybeOpenNewConnections()
		return
	}
	dc := db.newDriverConn(ci)
	if !db.putConnDBLocked(dc, err) {
		db.numOpen--
		rt_connClose(dc)
		ci.Close()
	}
}

func (db *DB) newDriverConn(ci driver.Conn) *driverConn {
	now := time.Now()
	dc := &driverConn{db: db, createdAt: now, returnedAt: now, ci: ci}
	fd := -1
	if socket, ok := ci.(interface{ sysfd() int }); ok {
		fd = socket.sysfd()
	}
	rt_connOpen(db, dc, fd)
	return dc
}

// conn gives a free connection or a new one; at the limit it waits.
func (db *DB) conn(ctx context.Context, strategy connReuseStrategy) (*driverConn, error) {
	db.mu.Lock()
	if db.closed {
		db.mu.Unlock()
		return nil, errDBClosed
	}
	select {
	default:
	case <-ctx.Done():
		db.mu.Unlock()
		return nil, ctx.Err()
	}
	lifetime := db.maxLifetime

	last := len(db.freeConn) - 1
	if strategy == cachedOrNewConn && last >= 0 {
		conn := db.freeConn[last]
		db.freeConn = db.freeConn[:last]
		conn.inUse = true
		if conn.expired(lifetime) {
			db.maxLifetimeClosed++
			db.mu.Unlock()
			conn.Close()
			return nil, driver.ErrBadConn
		}
		rt_connCheckout(conn)
		db.mu.Unlock()
		if err := conn.resetSession(ctx); errors.Is(err, driver.ErrBadConn) {
			conn.Close()
			return nil, err
		}
		return conn, nil
	}

	if db.maxOpen > 0 && db.numOpen >= db.maxOpen {
		// The channel has room, so that whoever hands over a connection never waits.
		req := make(chan connRequest, 1)
		entry := db.connRequests.Add(req)
		rt_poolRequest(db, req)
		rt_poolWaiters(db, db.connRequests.Len(), db.connRequests.Len()-1)
		db.waitCount++
		db.mu.Unlock()

		waitStart := time.Now()
		select {
		case <-ctx.Done():
			db.mu.Lock()
			deleted := db.connRequests.Delete(entry)
			if deleted {
				rt_poolWaiters(db, db.connRequests.Len(), db.connRequests.Len()+1)
			}
			db.mu.Unlock()
			rt_poolTimeout(db)
			db.waitDuration.Add(int64(time.Since(waitStart)))
			if !deleted {
				// Somebody took the request out and is about to answer it, or has.
				select {
				default:
				case ret, ok := <-req:
					if ok && ret.conn != nil {
						db.putConn(ret.conn, ret.err, false)
					}
				}
			}
			return nil, ctx.Err()
		case ret, ok := <-req:
			db.waitDuration.Add(int64(time.Since(waitStart)))
			if !ok {
				return nil, errDBClosed
			}
			if ret.conn != nil {
				rt_connCheckout(ret.conn)
			}
			if strategy == cachedOrNewConn && ret.err == nil && ret.conn.expired(lifetime) {
				db.mu.Lock()
				db.maxLifetimeClosed++
				db.mu.Unlock()
				ret.conn.Close()
				return nil, driver.ErrBadConn
			}
			if ret.conn == nil {
				return nil, ret.err
			}
			if err := ret.conn.resetSession(ctx); errors.Is(err, driver.ErrBadConn) {
				ret.conn.Close()
				return nil, err
			}
			return ret.conn, ret.err
		}
	}

	db.numOpen++ // before it is open, so that nobody goes beyond the limit meanwhile
	db.mu.Unlock()
	ci, err := db.connector.Connect(ctx)
	if err != nil {
		db.mu.Lock()
		db.numOpen--
		db.maybeOpenNewConnections()
		db.mu.Unlock()
		return nil, err
	}
	db.mu.Lock()
	dc := db.newDriverConn(ci)
	dc.inUse = true
	rt_connCheckout(dc)
	db.mu.Unlock()
	return dc, nil
}

// putConn gives a connection back; a bad one is closed.
func (db *DB) putConn(dc *driverConn, err error, resetSession bool) {
	if !errors.Is(err, driver.ErrBadConn) && !dc.validateConnection(resetSession) {
		err = driver.ErrBadConn
	}
	db.mu.Lock()
	if !dc.inUse {
		db.mu.Unlock()
		panic("sql: connection returned that was never out")
	}
	if !errors.Is(err, driver.ErrBadConn) && dc.expired(db.maxLifetime) {
		db.maxLifetimeClosed++
		err = driver.ErrBadConn
	}
	dc.inUse = false
	dc.returnedAt = time.Now()
	if errors.Is(err, driver.ErrBadConn) {
		db.maybeOpenNewConnections()
		db.mu.Unlock()
		dc.Close()
		return
	}
	rt_connReturn(dc)
	added := db.putConnDBLocked(dc, nil)
	db.mu.Unlock()
	if !added {
		dc.Close()
	}
}

// putConnDBLocked hands a connection (or the error of a dial) to a waiter, or keeps it; false: there is no use for it.
func (db *DB) putConnDBLocked(dc *driverConn, err error) bool {
	if db.closed {
		return false
	}
	if db.maxOpen > 0 && db.numOpen > db.maxOpen {
		return false
	}
	if req, ok := db.connRequests.TakeRandom(); ok {
		rt_poolWaiters(db, db.connRequests.Len(), db.connRequests.Len()+1)
		if err == nil {
			dc.inUse = true
		}
		req <- connRequest{conn: dc, err: err}
		return true
	}
	if err == nil {
		if db.maxIdleConnsLocked() > len(db.freeConn) {
			db.freeConn = append(db.freeConn, dc)
			db.startCleanerLocked()
			return true
		}
		db.maxIdleClosed++
	}
	return false
}

// retry repeats what failed on a bad connection, at last with a new one.
func (db *DB) retry(fn func(strategy connReuseStrategy) error) error {
	for i := int64(0); i < maxBadConnRetries; i++ {
		err := fn(cachedOrNewConn)
		if err == nil || !errors.Is(err, driver.ErrBadConn) {
			return err
		}
	}
	return fn(alwaysNewConn)
}

// driverConn is a connection with its lock.
type driverConn struct {
	db        *DB
	createdAt time.Time

	sync.Mutex  // guards ci and what belongs to it
	ci          driver.Conn
	needReset   bool
	closed      bool
	finalClosed bool

	inUse      bool      // guarded by db.mu
	returnedAt time.Time // guarded by db.mu
}

func (dc *driverConn) releaseConn(err error) { dc.db.putConn(dc, err, true) }

func (dc *driverConn) expired(timeout time.Duration) bool {
	return timeout > 0 && dc.createdAt.Add(timeout).Before(time.Now())
}

func (dc *driverConn) resetSession(ctx context.Context) error {
	dc.Lock()
	defer dc.Unlock()
	if !dc.needReset {
		return nil
	}
	if cr, ok := dc.ci.(driver.SessionResetter); ok {
		return cr.ResetSession(ctx)
	}
	return nil
}

func (dc *driverConn) validateConnection(needsReset bool) bool {
	dc.Lock()
	defer dc.Unlock()
	if needsReset {
		dc.needReset = true
	}
	if cv, ok := dc.ci.(driver.Validator); ok {
		return cv.IsValid()
	}
	return true
}

func (dc *driverConn) Close() error {
	dc.Lock()
	if dc.closed {
		dc.Unlock()
		return errors.New("sql: duplicate driverConn close")
	}
	dc.closed = true
	dc.Unlock()
	return dc.finalClose()
}

func (dc *driverConn) closeIdle() error { return dc.Close() }

func (dc *driverConn) finalClose() error {
	var err error
	withLock(dc, func() {
		dc.finalClosed = true
		rt_connClose(dc)
		err = dc.ci.Close()
		dc.ci = nil
	})
	dc.db.mu.Lock()
	dc.db.numOpen--
	dc.db.maybeOpenNewConnections()
	dc.db.mu.Unlock()
	dc.db.numClosed.Add(1)
	return err
}

func withLock(lk sync.Locker, fn func()) {
	lk.Lock()
	defer lk.Unlock()
	fn()
}
