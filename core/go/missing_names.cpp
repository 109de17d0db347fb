#include "go/standard_library.h"

#include <algorithm>
#include <iterator>

namespace ws::go {

namespace {

// clang-format off
/// What packages of Go 1.26 have and ours of the same name lack: Package.Name, Package.Type.Member; sorted.
constexpr std::string_view kMissing[] = {
    "crypto/subtle.WithDataIndependentTiming", "database/sql.ColumnType", "database/sql.NullByte",
    "database/sql.NullInt16", "database/sql.Out", "database/sql.Rows.ColumnTypes", "database/sql/driver.Bool",
    "database/sql/driver.ColumnConverter", "database/sql/driver.Int32", "database/sql/driver.IsScanValue",
    "database/sql/driver.NamedValueChecker", "database/sql/driver.NotNull", "database/sql/driver.Null",
    "database/sql/driver.RowsColumnTypeDatabaseTypeName", "database/sql/driver.RowsColumnTypeLength",
    "database/sql/driver.RowsColumnTypeNullable", "database/sql/driver.RowsColumnTypePrecisionScale",
    "database/sql/driver.RowsColumnTypeScanType", "database/sql/driver.String", "encoding/json.InvalidUTF8Error",
    "encoding/json.UnmarshalFieldError", "hash/maphash.Hash.Clone", "io/fs.Glob", "io/fs.GlobFS", "io/fs.Lstat",
    "io/fs.ReadLink", "io/fs.ReadLinkFS", "io/fs.Sub", "io/fs.SubFS", "io/ioutil.ReadDir", "io/ioutil.TempFile",
    "math/big.Float.AppendText", "math/big.Float.GobDecode", "math/big.Float.GobEncode", "math/big.Int.GobDecode",
    "math/big.Int.GobEncode", "math/big.Int.ModSqrt", "math/big.Rat.AppendText", "math/big.Rat.FloatPrec",
    "math/big.Rat.GobDecode", "math/big.Rat.GobEncode", "os.Chown", "os.Chtimes", "os.CopyFS", "os.DirFS",
    "os.ErrNoHandle", "os.File.Chdir", "os.File.Chmod", "os.File.Chown", "os.File.ReadAt", "os.File.ReadDir",
    "os.File.ReadFrom", "os.File.Readdir", "os.File.Readdirnames", "os.File.Seek", "os.File.SetDeadline",
    "os.File.SetReadDeadline", "os.File.SetWriteDeadline", "os.File.Stat", "os.File.SyscallConn", "os.File.Truncate",
    "os.File.WriteAt", "os.File.WriteTo", "os.Getegid", "os.Geteuid", "os.Getgroups", "os.Lchown", "os.Link",
    "os.NewSyscallError", "os.OpenInRoot", "os.OpenRoot", "os.ProcAttr", "os.Process.Wait", "os.Process.WithHandle",
    "os.ProcessState", "os.Root", "os.SameFile", "os.StartProcess", "os.Symlink", "os.SyscallError.Timeout",
    "os.UserCacheDir", "os.UserConfigDir", "path/filepath.Abs", "path/filepath.EvalSymlinks", "path/filepath.Glob",
    "path/filepath.HasPrefix", "path/filepath.Localize", "path/filepath.SkipAll", "path/filepath.SkipDir",
    "path/filepath.Walk", "path/filepath.WalkDir", "path/filepath.WalkFunc", "regexp/syntax.ClassNL",
    "regexp/syntax.Compile", "regexp/syntax.DotNL", "regexp/syntax.EmptyBeginLine", "regexp/syntax.EmptyBeginText",
    "regexp/syntax.EmptyEndLine", "regexp/syntax.EmptyEndText", "regexp/syntax.EmptyNoWordBoundary",
    "regexp/syntax.EmptyOp", "regexp/syntax.EmptyOpContext", "regexp/syntax.EmptyWordBoundary",
    "regexp/syntax.Flags", "regexp/syntax.FoldCase", "regexp/syntax.Inst", "regexp/syntax.InstAlt",
    "regexp/syntax.InstAltMatch", "regexp/syntax.InstCapture", "regexp/syntax.InstEmptyWidth",
    "regexp/syntax.InstFail", "regexp/syntax.InstMatch", "regexp/syntax.InstNop", "regexp/syntax.InstOp",
    "regexp/syntax.InstRune", "regexp/syntax.InstRune1", "regexp/syntax.InstRuneAny",
    "regexp/syntax.InstRuneAnyNotNL", "regexp/syntax.IsWordChar", "regexp/syntax.Literal", "regexp/syntax.MatchNL",
    "regexp/syntax.NonGreedy", "regexp/syntax.OneLine", "regexp/syntax.Op", "regexp/syntax.OpAlternate",
    "regexp/syntax.OpAnyChar", "regexp/syntax.OpAnyCharNotNL", "regexp/syntax.OpBeginLine",
    "regexp/syntax.OpBeginText", "regexp/syntax.OpCapture", "regexp/syntax.OpCharClass", "regexp/syntax.OpConcat",
    "regexp/syntax.OpEmptyMatch", "regexp/syntax.OpEndLine", "regexp/syntax.OpEndText", "regexp/syntax.OpLiteral",
    "regexp/syntax.OpNoMatch", "regexp/syntax.OpNoWordBoundary", "regexp/syntax.OpPlus", "regexp/syntax.OpQuest",
    "regexp/syntax.OpRepeat", "regexp/syntax.OpStar", "regexp/syntax.OpWordBoundary", "regexp/syntax.POSIX",
    "regexp/syntax.Parse", "regexp/syntax.Perl", "regexp/syntax.PerlX", "regexp/syntax.Prog", "regexp/syntax.Regexp",
    "regexp/syntax.Simple", "regexp/syntax.UnicodeGroups", "regexp/syntax.WasDollar", "runtime.AddCleanup",
    "runtime.BlockProfile", "runtime.BlockProfileRecord", "runtime.CPUProfile", "runtime.Cleanup",
    "runtime.GoroutineProfile", "runtime.MemProfile", "runtime.MemProfileRecord", "runtime.MemStats.BySize",
    "runtime.MutexProfile", "runtime.Pinner", "runtime.ReadTrace", "runtime.SetBlockProfileRate",
    "runtime.SetCPUProfileRate", "runtime.SetCgoTraceback", "runtime.SetDefaultGOMAXPROCS",
    "runtime.SetMutexProfileFraction", "runtime.StackRecord", "runtime.StartTrace", "runtime.StopTrace",
    "runtime.ThreadCreateProfile", "runtime/debug.CrashOptions", "runtime/debug.ParseBuildInfo",
    "runtime/debug.SetCrashOutput", "runtime/debug.WriteHeapDump", "time.LoadLocationFromTZData",
    "time.Time.AppendBinary", "time.Time.GobDecode", "time.Time.GobEncode", "time.Time.MarshalBinary",
    "time.Time.UnmarshalBinary",
};
// clang-format on

} // namespace

bool isMissingFromLibrary(std::string_view name)
{
    return std::binary_search(std::begin(kMissing), std::end(kMissing), name);
}

} // namespace ws::go
