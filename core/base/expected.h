#pragma once

#include "base/assert.h"

#include <string>
#include <utility>
#include <variant>

namespace ws {

/// Something outside of us was wrong (a file, an argument): what happened, where, and what to do about it.
struct Error {
    enum class Kind { Usage, InvalidData, NoInput, Limit };
    Kind kind = Kind::InvalidData;
    std::string what; ///< one sentence, no trailing newline
    std::string where; ///< a path, an option, a position; may be empty
    std::string hint; ///< what the user can do; may be empty

    /// "where: what (hint)" on one line, ready for stderr or a bar in the window.
    [[nodiscard]] std::string text() const
    {
        std::string line = where.empty() ? what : where + ": " + what;
        return hint.empty() ? line : line + " (" + hint + ")";
    }
};

/// A value or the Error that kept it from being made. (GCC 12 hides std::expected behind C++23.)
template <class T> class [[nodiscard]] Expected {
public:
    Expected(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Expected(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value()
    {
        WS_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    const T& value() const
    {
        WS_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    [[nodiscard]] const Error& error() const
    {
        WS_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

} // namespace ws
