#include "app/gui/display.h"

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace ws::app {

namespace {

bool connects(const std::string& path, bool isAbstract)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::size_t skip = isAbstract ? 1 : 0; // an abstract name starts with a zero byte
    if (path.size() + skip >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path + skip, path.data(), path.size());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + skip + path.size() + (isAbstract ? 0 : 1));
    const bool ok = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), length) == 0;
    ::close(fd);
    return ok;
}

} // namespace

bool haveDisplay()
{
    if (const char* platform = std::getenv("QT_QPA_PLATFORM"); platform != nullptr && *platform != '\0')
        return true;
    if (const char* wayland = std::getenv("WAYLAND_DISPLAY"); wayland != nullptr && *wayland != '\0') {
        const char* folder = std::getenv("XDG_RUNTIME_DIR");
        const std::string path =
            *wayland == '/' ? wayland : std::string(folder == nullptr ? "" : folder) + "/" + wayland;
        if (connects(path, false))
            return true;
    }
    const char* display = std::getenv("DISPLAY");
    if (display == nullptr || *display == '\0')
        return false;
    const std::string_view name = display;
    if (name.front() != ':')
        return true; // another host (ssh -X): Qt says itself if it does not answer
    std::string_view number = name.substr(1);
    number = number.substr(0, number.find('.'));
    const std::string socket = "/tmp/.X11-unix/X" + std::string(number);
    return connects(socket, false) || connects(socket, true);
}

} // namespace ws::app
