#pragma once

#include "base/unicode.h"

#include <cstdint>
#include <utility>
#include <vector>

/// Sets of code points, as character classes of regular expressions need them.
namespace ws::sim::regex {

/// Code points as ranges with both ends included; sorted and apart after clean().
class RuneClass {
public:
    struct Range {
        std::uint32_t first, last;
        bool operator==(const Range&) const = default;
    };

    void add(std::uint32_t first, std::uint32_t last) { m_ranges.push_back({first, last}); }
    void add(const RuneClass& other) { m_ranges.insert(m_ranges.end(), other.m_ranges.begin(), other.m_ranges.end()); }
    /// The range and everything that differs from something in it only by case.
    void addFolded(std::uint32_t first, std::uint32_t last);
    void add(const unicode::Table& table);

    void clean();
    void negate(); ///< cleans first
    [[nodiscard]] bool contains(std::uint32_t rune) const; ///< of a clean class
    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; }

private:
    std::vector<Range> m_ranges;
};

} // namespace ws::sim::regex
