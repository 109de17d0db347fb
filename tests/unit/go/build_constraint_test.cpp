#include "go/build_constraint.h"

#include <gtest/gtest.h>

namespace ws::go {

namespace {

const BuildTags kTags{"linux", "amd64", "unix", "gc", "waitscope", "go1.18", "go1.19"};

/// "true", "false" or the error.
std::string shown(const Expected<bool>& value)
{
    return value.ok() ? (value.value() ? "true" : "false") : value.error().what;
}

std::string evaluated(std::string_view expression)
{
    return shown(evaluateConstraint(expression, kTags));
}

std::string file(std::string_view source)
{
    return shown(constraintsAllow(source, kTags));
}

TEST(BuildConstraint, evaluates_expressions)
{
    EXPECT_EQ(evaluated("linux"), "true");
    EXPECT_EQ(evaluated("windows"), "false");
    EXPECT_EQ(evaluated("!waitscope"), "false");
    EXPECT_EQ(evaluated("windows || linux && amd64"), "true");
    EXPECT_EQ(evaluated("linux && windows || darwin"), "false");
    EXPECT_EQ(evaluated("linux || windows && darwin"), "true");
    EXPECT_EQ(evaluated("(linux || windows) && darwin"), "false");
    EXPECT_EQ(evaluated("!(windows || darwin)"), "true");
    EXPECT_EQ(evaluated("go1.19 && !go1.20"), "true");
    EXPECT_EQ(evaluated("\tlinux\t"), "true");
}

TEST(BuildConstraint, names_what_is_wrong)
{
    EXPECT_EQ(evaluated(""), "unexpected end of expression");
    EXPECT_EQ(evaluated("(linux"), "missing close paren");
    EXPECT_EQ(evaluated("linux && ("), "missing close paren");
    EXPECT_EQ(evaluated("linux amd64"), "unexpected token amd64");
    EXPECT_EQ(evaluated("linux)"), "unexpected token )");
    EXPECT_EQ(evaluated("!!linux"), "double negation not allowed");
    EXPECT_EQ(evaluated("linux & amd64"), "invalid syntax at &");
    EXPECT_EQ(evaluated("lin-ux"), "invalid syntax at -");
    EXPECT_EQ(evaluated(std::string(100000, '(')), "build expression too large");
}

TEST(BuildConstraint, stands_in_the_comments_at_the_top)
{
    EXPECT_EQ(file("package p\n"), "true");
    EXPECT_EQ(file("//go:build windows\n\npackage p\n"), "false");
    EXPECT_EQ(file("// Copyright\n\n/* more\n*/\n//go:build !waitscope\npackage p\n"), "false");
    EXPECT_EQ(file("package p\n//go:build windows\n"), "true");
    EXPECT_EQ(file("/*\n//go:build windows\n*/\npackage p\n"), "true");
    EXPECT_EQ(file("// text //go:build windows\npackage p\n"), "true");
    EXPECT_EQ(file("//go:buildx windows\npackage p\n"), "true");
    EXPECT_EQ(file("  //go:build windows\r\npackage p\n"), "false");
    EXPECT_EQ(file("//go:build linux\n//go:build amd64\npackage p\n"), "multiple //go:build comments");
    EXPECT_EQ(file("//go:build (\npackage p\n"), "parsing //go:build line: missing close paren");
}

TEST(BuildConstraint, reads_the_older_form_where_there_is_no_new_one)
{
    EXPECT_EQ(file("// +build windows\n\npackage p\n"), "false");
    EXPECT_EQ(file("// +build windows linux\n\npackage p\n"), "true");
    EXPECT_EQ(file("// +build linux,!amd64\n\npackage p\n"), "false");
    EXPECT_EQ(file("// +build linux\n// +build windows\n\npackage p\n"), "false");
    EXPECT_EQ(file("// +build windows\npackage p\n"), "true"); // no blank line after it
    EXPECT_EQ(file("//go:build linux\n// +build windows\n\npackage p\n"), "true");
}

TEST(BuildConstraint, is_in_file_names_too)
{
    EXPECT_TRUE(fileNameAllows("prog.go", kTags));
    EXPECT_TRUE(fileNameAllows("linux.go", kTags));
    EXPECT_TRUE(fileNameAllows("windows.go", kTags));
    EXPECT_TRUE(fileNameAllows("x_linux.go", kTags));
    EXPECT_FALSE(fileNameAllows("x_windows.go", kTags));
    EXPECT_FALSE(fileNameAllows("dir/x_arm64.go", kTags));
    EXPECT_TRUE(fileNameAllows("windows_dir/x.go", kTags));
    EXPECT_TRUE(fileNameAllows("x_linux_amd64.go", kTags));
    EXPECT_FALSE(fileNameAllows("x_linux_arm.go", kTags));
    EXPECT_FALSE(fileNameAllows("x_windows_amd64.go", kTags));
    EXPECT_FALSE(fileNameAllows("x_windows_test.go", kTags));
    EXPECT_TRUE(fileNameAllows("x_windows_more.go", kTags));
    EXPECT_TRUE(fileNameAllows("x_test.go", kTags));
    EXPECT_TRUE(isTestFileName("x_test.go"));
    EXPECT_FALSE(isTestFileName("test.go"));
}

} // namespace

} // namespace ws::go
