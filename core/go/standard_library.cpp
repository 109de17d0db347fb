#include "go/standard_library.h"

#include <algorithm>
#include <array>

namespace ws::go {

/// Generated at build time by core/embed.cmake.
struct EmbeddedFile {
    std::string_view path;
    std::string_view text;
};
extern const EmbeddedFile waitscopeGostd[]; ///< sorted by path
extern const unsigned waitscopeGostdCount;

namespace {

constexpr std::array<std::string_view, 176> kGoPackages = {"archive/tar", "archive/zip", "bufio", "bytes", "cmp",
    "compress/bzip2", "compress/flate", "compress/gzip", "compress/lzw", "compress/zlib", "container/heap",
    "container/list", "container/ring", "context", "crypto", "crypto/aes", "crypto/cipher", "crypto/des", "crypto/dsa",
    "crypto/ecdh", "crypto/ecdsa", "crypto/ed25519", "crypto/elliptic", "crypto/fips140", "crypto/hkdf", "crypto/hmac",
    "crypto/hpke", "crypto/md5", "crypto/mlkem", "crypto/mlkem/mlkemtest", "crypto/pbkdf2", "crypto/rand", "crypto/rc4",
    "crypto/rsa", "crypto/sha1", "crypto/sha256", "crypto/sha3", "crypto/sha512", "crypto/subtle", "crypto/tls",
    "crypto/x509", "crypto/x509/pkix", "database/sql", "database/sql/driver", "debug/buildinfo", "debug/dwarf",
    "debug/elf", "debug/gosym", "debug/macho", "debug/pe", "debug/plan9obj", "embed", "encoding", "encoding/ascii85",
    "encoding/asn1", "encoding/base32", "encoding/base64", "encoding/binary", "encoding/csv", "encoding/gob",
    "encoding/hex", "encoding/json", "encoding/pem", "encoding/xml", "errors", "expvar", "flag", "fmt", "go/ast",
    "go/build", "go/build/constraint", "go/constant", "go/doc", "go/doc/comment", "go/format", "go/importer",
    "go/parser", "go/printer", "go/scanner", "go/token", "go/types", "go/version", "hash", "hash/adler32", "hash/crc32",
    "hash/crc64", "hash/fnv", "hash/maphash", "html", "html/template", "image", "image/color", "image/color/palette",
    "image/draw", "image/gif", "image/jpeg", "image/png", "index/suffixarray", "io", "io/fs", "io/ioutil", "iter",
    "log", "log/slog", "log/syslog", "maps", "math", "math/big", "math/bits", "math/cmplx", "math/rand", "math/rand/v2",
    "mime", "mime/multipart", "mime/quotedprintable", "net", "net/http", "net/http/cgi", "net/http/cookiejar",
    "net/http/fcgi", "net/http/httptest", "net/http/httptrace", "net/http/httputil", "net/http/pprof", "net/mail",
    "net/netip", "net/rpc", "net/rpc/jsonrpc", "net/smtp", "net/textproto", "net/url", "os", "os/exec", "os/signal",
    "os/user", "path", "path/filepath", "plugin", "reflect", "regexp", "regexp/syntax", "runtime", "runtime/cgo",
    "runtime/coverage", "runtime/debug", "runtime/metrics", "runtime/pprof", "runtime/race", "runtime/trace", "slices",
    "sort", "strconv", "strings", "structs", "sync", "sync/atomic", "syscall", "testing", "testing/cryptotest",
    "testing/fstest", "testing/iotest", "testing/quick", "testing/slogtest", "testing/synctest", "text/scanner",
    "text/tabwriter", "text/template", "text/template/parse", "time", "time/tzdata", "unicode", "unicode/utf16",
    "unicode/utf8", "unique", "unsafe", "weak"};

std::string_view folder(std::string_view path)
{
    return path.substr(0, path.rfind('/'));
}

bool isInternal(std::string_view path)
{
    return path.starts_with("internal/") || path.find("/internal/") != std::string_view::npos
        || path.ends_with("/internal");
}

} // namespace

std::vector<SourceInput> standardPackage(const std::string& path)
{
    std::vector<SourceInput> files;
    for (unsigned i = 0; i < waitscopeGostdCount; ++i) {
        const EmbeddedFile& file = waitscopeGostd[i];
        if (folder(file.path) == path)
            files.push_back({std::string(file.path), std::string(file.text)});
    }
    return files;
}

std::vector<std::string> supportedPackages()
{
    std::vector<std::string> paths{"unsafe"};
    for (unsigned i = 0; i < waitscopeGostdCount; ++i) {
        const std::string_view path = folder(waitscopeGostd[i].path);
        if (!isInternal(path))
            paths.emplace_back(path);
    }
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

bool isGoPackage(std::string_view path)
{
    return std::binary_search(kGoPackages.begin(), kGoPackages.end(), path);
}

} // namespace ws::go
