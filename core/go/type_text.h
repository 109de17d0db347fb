#pragma once

#include "go/types.h"

namespace ws::go {

/// How types are written into messages.
struct TextOptions {
    const Package* relativeTo = nullptr; ///< its names stay bare
    bool paths = false; ///< qualify by the package's path in quotes
    bool quoteAmbiguous = false; ///< … if two packages of the program have the same name
    bool paramNames = true; ///< of signatures
    bool tightUnions = false; ///< ~int|~string, as Go 1.19 writes them
};

std::string typeText(const Type* type, const TextOptions& options);
/// "(a int, b string) error": a signature without `func`.
std::string signatureText(const Signature* signature, const TextOptions& options);

} // namespace ws::go
