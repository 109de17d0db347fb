#include "sim/native_support.h"
#include "sim/regex.h"

#include <unordered_map>

/// Natives of package regexp. They keep nothing in the machine: a Regexp names its expression and syntax, and each
/// thread that simulates remembers what it has compiled lately.
namespace ws::sim {

namespace {

using Compiled = std::variant<regex::Program, regex::Error>;

const Compiled& compiled(std::string_view expression, bool posix)
{
    constexpr std::size_t kMost = 500; // programs with more expressions than this compile some of them again
    thread_local std::unordered_map<std::string, Compiled> cache;
    std::string key(1, posix ? 'p' : 'P');
    key += expression;
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second;
    if (cache.size() >= kMost)
        cache.clear();
    auto program = regex::compile(expression, posix ? regex::Syntax::Posix : regex::Syntax::Perl);
    return cache.emplace(std::move(key), std::move(program)).first->second;
}

/// func rt_compile(expr string, posix bool) (code, part, prefix, names string, size int, whole, anchored bool): names
/// with a zero byte behind each.
NativeStatus compileNative(NativeCall& call)
{
    const Compiled& result = compiled(stringParam(call, 11), call.window[13] != 0);
    for (int i = 0; i < 11; ++i)
        call.window[i] = 0;
    if (const auto* error = std::get_if<regex::Error>(&result)) {
        const NativeStatus status = giveString(call, error->code, 0);
        return status == NativeStatus::Done ? giveString(call, error->expr, 2) : status;
    }
    const auto& program = std::get<regex::Program>(result);
    call.machine.charge(program.code.size() * 300'000);
    giveInt(call, static_cast<std::int64_t>(program.code.size()), 8);
    giveBool(call, program.prefixIsAll, 9);
    giveBool(call, program.anchored, 10);
    std::string names;
    for (const std::string& name : program.names)
        names += name + '\0';
    const NativeStatus status = giveString(call, program.prefix, 4);
    return status == NativeStatus::Done ? giveString(call, names, 6) : status;
}

/// func rt_match(expr string, posix, longest bool, text string, from, slots int) []int: nil if nothing matches.
NativeStatus matchNative(NativeCall& call)
{
    const auto& program = std::get<regex::Program>(compiled(stringParam(call, 3), call.window[5] != 0));
    std::uint64_t steps = 0;
    const auto found =
        regex::match(program, stringParam(call, 7), call.window[9], call.window[10], call.window[6] != 0, steps);
    call.machine.charge(steps * 10'000);
    for (int i = 0; i < 3; ++i)
        call.window[i] = 0;
    if (!found)
        return NativeStatus::Done;
    const std::string_view bytes(reinterpret_cast<const char*>(found->data()), found->size() * sizeof(std::int64_t));
    const NativeStatus status = giveBytes(call, bytes);
    call.window[1] = call.window[2] = found->size();
    return status;
}

constexpr NativeEntry kTable[] = {
    {"regexp.rt_compile", compileNative, 2'000'000},
    {"regexp.rt_match", matchNative, 100'000},
};

} // namespace

NativeTable regexpNatives()
{
    return kTable;
}

} // namespace ws::sim
