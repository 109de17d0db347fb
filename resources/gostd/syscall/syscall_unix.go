package syscall

const (
	sysRead  = 0
	sysWrite = 1
)

//waitscope:inline
func Read(fd int, p []byte) (n int, err error) { return read(fd, p) }

//waitscope:inline
func Write(fd int, p []byte) (n int, err error) { return write(fd, p) }
