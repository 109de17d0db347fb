package poll

import (
	"sync"
	"syscall"
)

// A pipe lies between two descriptors that the machine's system calls do not know; they ask it when a call has failed.
type pipe struct {
	mu             sync.Mutex
	data           []byte
	readers        bool
	writers        bool
	reader, writer *FD
}

const (
	pipeBytes = 64 << 10
	pipeNever = 1 << 53 // ns: nobody's deadline
)

// ConnectPipe makes two descriptors the ends of a pipe.
func ConnectPipe(r, w *FD) {
	p := &pipe{readers: true, writers: true, reader: r, writer: w}
	for _, fd := range []*FD{r, w} {
		fd.Sysfd = int(lastSysfd.Add(1)) + 2
		fd.pd.fd = fd.Sysfd
		fd.isFile = true
		fd.pipe = p
	}
}

// wake lets the goroutine that waits at one end look again, or one that is about to wait there.
func (p *pipe) wake(fd *FD) {
	fd.pd.ready = 0
	runtime_pollUnblock(&fd.pd)
}

func (p *pipe) read(b []byte) (int, error) {
	for {
		p.mu.Lock()
		if len(p.data) > 0 {
			n := copy(b, p.data)
			p.data = p.data[n:]
			p.wake(p.writer)
			p.mu.Unlock()
			return n, nil
		}
		if !p.writers || !p.readers {
			open := p.readers
			p.mu.Unlock()
			if open {
				return 0, nil // the end
			}
			return 0, ErrFileClosing
		}
		p.reader.pd.ready = pipeNever
		p.mu.Unlock()
		p.reader.pd.waitRead(0)
	}
}

func (p *pipe) write(b []byte) (int, error) {
	for done := 0; ; {
		p.mu.Lock()
		if !p.writers || !p.readers {
			open := p.writers
			p.mu.Unlock()
			if open {
				return done, syscall.EPIPE
			}
			return done, ErrFileClosing
		}
		n := min(len(b)-done, pipeBytes-len(p.data))
		p.data = append(p.data, b[done:done+n]...)
		if done += n; n > 0 {
			p.wake(p.reader)
		}
		p.writer.pd.ready = pipeNever
		p.mu.Unlock()
		if done == len(b) {
			return done, nil
		}
		p.writer.pd.waitWrite(0)
	}
}

// close ends the traffic at one end and wakes whoever waits at either.
func (p *pipe) close(fd *FD) {
	p.mu.Lock()
	if fd == p.reader {
		p.readers = false
	} else {
		p.writers = false
	}
	p.wake(p.reader)
	p.wake(p.writer)
	p.mu.Unlock()
}
