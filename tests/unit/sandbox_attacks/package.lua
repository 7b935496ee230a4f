-- expect: package is not available
package.loadlib("x", "y")
