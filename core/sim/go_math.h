#pragma once

/// The elementary functions to the last bit as Go 1.26 has them on amd64 with FMA. The C library's are as good, but
/// round differently now and then, and a program that prints a result with all its digits would show it.
namespace ws::sim::gomath {

double exp(double x);
double exp2(double x);
double log(double x);
double log2(double x);
double log10(double x);
double pow(double x, double y);
double sin(double x);
double cos(double x);
double tan(double x);
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);
double sinh(double x);
double cosh(double x);
double tanh(double x);
double asinh(double x);
double acosh(double x);
double atanh(double x);
double cbrt(double x);
double hypot(double x, double y);
double gamma(double x);

} // namespace ws::sim::gomath
