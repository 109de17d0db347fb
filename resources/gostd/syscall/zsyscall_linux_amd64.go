package syscall

func read(fd int, p []byte) (n int, err error) {
	r, errno := Syscall(sysRead, uintptr(fd), p)
	if errno != 0 {
		return -1, Errno(errno)
	}
	return int(r), nil
}

func write(fd int, p []byte) (n int, err error) {
	r, errno := Syscall(sysWrite, uintptr(fd), p)
	if errno != 0 {
		return -1, Errno(errno)
	}
	return int(r), nil
}
