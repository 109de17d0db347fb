#include "sim/natives.h"

#include <unordered_map>

namespace ws::sim {

// One line per file native_<topic>.cpp.
#define WS_NATIVE_TABLES(X)                                                                                            \
    X(atomicNatives)                                                                                                   \
    X(bigNatives)                                                                                                      \
    X(errorsNatives)                                                                                                   \
    X(finalizerNatives)                                                                                                \
    X(fmtNatives)                                                                                                      \
    X(hashNatives)                                                                                                     \
    X(iterNatives)                                                                                                     \
    X(mapiterNatives)                                                                                                  \
    X(mathNatives)                                                                                                     \
    X(memoryNatives)                                                                                                   \
    X(osNatives)                                                                                                       \
    X(randNatives)                                                                                                     \
    X(reflectNatives)                                                                                                  \
    X(reflectCallNatives)                                                                                              \
    X(reflectTypeNatives)                                                                                              \
    X(regexpNatives)                                                                                                   \
    X(runtimeNatives)                                                                                                  \
    X(sqlNatives)                                                                                                      \
    X(sqlValueNatives)                                                                                                 \
    X(strconvNatives)                                                                                                  \
    X(stringsNatives)                                                                                                  \
    X(syncNatives)                                                                                                     \
    X(timeNatives)                                                                                                     \
    X(timeTextNatives)                                                                                                 \
    X(unicodeNatives)

#define X(function) NativeTable function();
WS_NATIVE_TABLES(X)
#undef X

const NativeEntry* findNative(std::string_view name)
{
    // Looked up only, never iterated: the order of the table decides nothing.
    static const std::unordered_map<std::string_view, const NativeEntry*> kByName = [] {
        std::unordered_map<std::string_view, const NativeEntry*> map;
        const auto add = [&map](NativeTable table) {
            for (const NativeEntry& entry : table)
                map.emplace(entry.name, &entry);
        };
        static_cast<void>(add);
#define X(function) add(function());
        WS_NATIVE_TABLES(X)
#undef X
        return map;
    }();
    const auto found = kByName.find(name);
    return found == kByName.end() ? nullptr : found->second;
}

} // namespace ws::sim
