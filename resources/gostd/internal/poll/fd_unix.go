package poll

import "syscall"

// FD is a file descriptor with its lock.
type FD struct {
	fdmu   fdMutex
	Sysfd  int
	isFile bool
	pd     pollDesc
	pipe   *pipe // instead of a descriptor of the machine's
}

func (fd *FD) Init(net string) error {
	fd.isFile = net == "file"
	return nil
}

// destroy comes when the last user of a closed descriptor is done.
func (fd *FD) destroy() {
	fd.Sysfd = -1
}

func (fd *FD) Close() error {
	if !fd.fdmu.increfAndClose() {
		return errClosing(fd.isFile)
	}
	if fd.pipe != nil {
		fd.pipe.close(fd)
	}
	if fd.fdmu.decref() {
		fd.destroy()
	}
	return nil
}

func (fd *FD) Read(p []byte) (int, error) {
	if err := fd.readLock(); err != nil {
		return 0, err
	}
	defer fd.readUnlock()
	if len(p) == 0 {
		return 0, nil
	}
	n, err := ignoringEINTRIO(syscall.Read, fd.Sysfd, p)
	if err != nil {
		n = 0
		if fd.pipe != nil {
			n, err = fd.pipe.read(p)
		}
	}
	if n == 0 && err == nil {
		err = errEOF
	}
	return n, err
}

func (fd *FD) Write(p []byte) (int, error) {
	if err := fd.writeLock(); err != nil {
		return 0, err
	}
	defer fd.writeUnlock()
	done := 0
	for {
		n, err := ignoringEINTRIO(syscall.Write, fd.Sysfd, p[done:])
		if err != nil && fd.pipe != nil {
			return fd.pipe.write(p)
		}
		if n > 0 {
			done += n
		}
		if done == len(p) || err != nil {
			return done, err
		}
		if n == 0 {
			return done, errUnexpectedEOF
		}
	}
}

//waitscope:inline
func ignoringEINTRIO(fn func(fd int, p []byte) (int, error), fd int, p []byte) (int, error) {
	for {
		n, err := fn(fd, p)
		if err != syscall.EINTR {
			return n, err
		}
	}
}
