#include "trace/json.h"
#include "trace/labels.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace ws::trace {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRowsALine = 64;
constexpr std::size_t kFlushBytes = 1U << 18;

/// Well-formed UTF-8 as JSON wants it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i);
        const unsigned next = byte(i + 1);
        std::size_t length = 1;
        if (lead >= 0x80) {
            unsigned low = 0x80;
            unsigned high = 0xbf;
            if (lead >= 0xc2 && lead <= 0xdf) {
                length = 2;
            } else if (lead >= 0xe0 && lead <= 0xef) {
                length = 3;
                low = lead == 0xe0 ? 0xa0 : low;
                high = lead == 0xed ? 0x9f : high;
            } else if (lead >= 0xf0 && lead <= 0xf4) {
                length = 4;
                low = lead == 0xf0 ? 0x90 : low;
                high = lead == 0xf4 ? 0x8f : high;
            } else {
                return false;
            }
            if (next < low || next > high)
                return false;
            for (std::size_t k = 2; k < length; ++k) {
                if (byte(i + k) < 0x80 || byte(i + k) > 0xbf)
                    return false;
            }
        }
        i += length;
    }
    return true;
}

/// A string as JSON: text if it is UTF-8, else its bytes.
Json jsonString(std::string_view text)
{
    if (isUtf8(text))
        return text;
    Json bytes = Json::array();
    for (const char c : text)
        bytes.push_back(static_cast<unsigned char>(c));
    return bytes;
}

/// Collects lines and hands them on in large pieces.
class Lines {
public:
    explicit Lines(const TextSink& sink)
        : m_sink(sink)
    {
    }
    fmt::memory_buffer& buffer() { return m_buffer; }
    void line(const Json& json)
    {
        fmt::format_to(std::back_inserter(m_buffer), "{}\n", json.dump());
        flushIfLarge();
    }
    void flushIfLarge()
    {
        if (m_buffer.size() >= kFlushBytes)
            flush();
    }
    bool flush()
    {
        m_good = m_good && m_sink(std::string_view(m_buffer.data(), m_buffer.size()));
        m_buffer.clear();
        return m_good;
    }
    [[nodiscard]] bool good() const { return m_good; }

private:
    const TextSink& m_sink;
    fmt::memory_buffer m_buffer;
    bool m_good = true;
};

/// Rows `first`… of a table under its name, a few on each line.
template <class Row> void table(Lines& lines, const char* name, std::size_t first, std::size_t end, const Row& row)
{
    for (std::size_t i = first; i < end && lines.good();) {
        Json rows = Json::array();
        for (; i < end && rows.size() < kRowsALine; ++i) {
            if (Json value = row(i); !value.is_null())
                rows.push_back(std::move(value));
        }
        lines.line(Json{{name, std::move(rows)}});
    }
}

Json runJson(const RunInfo& run)
{
    Json json;
    json["target"] = jsonString(run.target);
    json["go"] = jsonString(run.goVersion);
    json["after_crash"] = jsonString(run.afterCrash);
    json["stdout"] = jsonString(run.stdoutKind);
    json["seed"] = run.seed;
    json["procs"] = run.procs;
    json["outcome"] = static_cast<int>(run.outcome);
    json["exit_code"] = run.exitCode;
    json["message"] = jsonString(run.message);
    json["steps_until"] = run.stepsUntil;
    json["hash"] = fmt::format("{:016x}", run.hash);
    return json;
}

} // namespace

bool writeJson(const Trace& trace, const TextSink& sink)
{
    Lines lines(sink);
    Json header;
    header["waitscope"] = kJsonVersion;
    header["run"] = runJson(trace.run());
    header["counts"] = {{"files", trace.files().size()}, {"strings", trace.strings().size() - 1},
        {"stacks", trace.stacks().size() - 1}, {"objects", trace.objects().size() - 1}, {"events", trace.size()}};
    lines.line(header);
    for (const SourceFile& file : trace.files()) {
        Json row;
        row["name"] = jsonString(file.name);
        row["user"] = file.user;
        row["text"] = jsonString(file.text);
        lines.line(Json{{"files", Json::array({std::move(row)})}});
    }
    table(lines, "strings", 1, trace.strings().size(), [&](std::size_t i) { return jsonString(trace.strings()[i]); });
    table(lines, "stacks", 1, trace.stacks().size(), [&](std::size_t i) {
        const StackFrame& frame = trace.stacks()[i];
        return Json::array({frame.parent, frame.function, frame.file, frame.line});
    });
    table(lines, "objects", 1, trace.objects().size(), [&](std::size_t i) {
        const ObjectInfo& info = trace.objects()[i];
        return Json::array({identifier(info.kind), info.name, info.type, info.parent, info.size, info.address});
    });
    table(lines, "goroutines", 1, trace.goroutines().size(), [&](std::size_t i) {
        const GoroutineInfo& info = trace.goroutines()[i];
        return info.id == 0 ? Json() : Json::array({info.id, info.parent, info.slot, info.function, info.createdAt});
    });
    for (const Event& e : trace.events()) {
        if (!lines.good())
            return false;
        fmt::format_to(std::back_inserter(lines.buffer()), "[\"{}\",{},{},{},{},{},{},{},{},{},\"{}\"]\n",
            identifier(e.kind), e.timeNs, e.g, e.stack, e.obj, e.a, e.b, static_cast<int>(e.before()),
            static_cast<int>(e.after()), e.p, identifier(e.reason));
        lines.flushIfLarge();
    }
    lines.line(Json{{"end", fmt::format("{:016x}", trace.run().hash)}});
    return lines.flush();
}

Expected<bool> writeJsonFile(const Trace& trace, const std::string& path)
{
    const auto failure = [&path](int code) {
        return Error{Error::Kind::NoInput, std::string("could not write: ") + std::strerror(code), path,
            "nothing was changed; free some space or choose another place"};
    };
    std::error_code ignored;
    const bool special = std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored);
    const std::string target = special ? path : path + ".part";
    std::FILE* file = std::fopen(target.c_str(), "wb");
    if (file == nullptr)
        return failure(errno);
    int cause = 0;
    const bool written = writeJson(trace, [&](std::string_view text) {
        if (std::fwrite(text.data(), 1, text.size(), file) == text.size())
            return true;
        cause = errno;
        return false;
    });
    const bool closed = std::fclose(file) == 0;
    if (written && !closed)
        cause = errno;
    if (!written || !closed) {
        if (!special)
            std::filesystem::remove(target, ignored);
        return failure(cause);
    }
    if (!special) {
        std::error_code code;
        std::filesystem::rename(target, path, code);
        if (code) {
            std::filesystem::remove(target, ignored);
            return Error{Error::Kind::NoInput, "could not write: " + code.message(), path, ""};
        }
    }
    return true;
}

} // namespace ws::trace
