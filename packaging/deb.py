#!/usr/bin/env python3
"""Puts the Debian package together: deb.py PROGRAM FOLDER, called by .ci/package.

Files and texts come from [package.metadata.deb] in Cargo.toml. Pages and changes are compressed as the policy of Debian
asks; which libraries the program needs is read from the program.
"""
import glob
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib


def compressed(content, target):
    with open(target, "wb") as raw:
        # Without a name and a time the same page is the same bytes.
        with gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
            out.write(content)


def changelog(manifest):
    """The page of changes in the form that Debian reads; what changed stands in the other one."""
    about, deb = manifest["package"], manifest["package"]["metadata"]["deb"]
    when = subprocess.run(["git", "log", "-1", "--format=%aD"], capture_output=True, text=True, check=True).stdout.strip()
    return (f"{about['name']} ({about['version']}) unstable; urgency=medium\n\n"
            f"  * What changed is told in CHANGELOG.md.gz beside this file.\n\n -- {deb['maintainer']}  {when}\n")


def depends(program):
    """The packages of the libraries that the program is linked with; none for a static one."""
    def said(option):
        return subprocess.run(["objdump", option, program], capture_output=True, text=True, check=False).stdout
    versions = [tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_([0-9.]+)", said("-T"))]
    needed = re.findall(r"NEEDED\s+(\S+)", said("-p"))
    libc = [f"libc6 (>= {'.'.join(map(str, max(versions)))})"] if versions else []
    return libc + (["libgcc-s1"] if any(name.startswith("libgcc_s") for name in needed) else [])


def lay_out(assets, program, root):
    for source, target, mode in assets:
        found = [program] if source.startswith("target/release/") else sorted(glob.glob(source))
        if not found:
            sys.exit(f"{source} of Cargo.toml is not there")
        for path in found:
            place = os.path.join(root, target)
            if target.endswith("/"):
                place = os.path.join(place, os.path.basename(path))
            os.makedirs(os.path.dirname(place), exist_ok=True)
            if re.search(r"/man/.*\.[0-9]$", place):
                place += ".gz"
                compressed(open(path, "rb").read(), place)
            else:
                shutil.copyfile(path, place)
            os.chmod(place, int(mode, 8))


def control(manifest, program, root):
    about, deb = manifest["package"], manifest["package"]["metadata"]["deb"]
    arch = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
    size = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(root) for name in names)
    lines = [f"Package: {about['name']}", f"Version: {about['version']}", f"Architecture: {arch}",
             f"Maintainer: {deb['maintainer']}", f"Section: {deb['section']}", f"Priority: {deb['priority']}",
             f"Installed-Size: {(size + 1023) // 1024}"]
    needed = depends(program)
    if needed:
        lines.append(f"Depends: {', '.join(needed)}")
    lines.append(f"Description: {about['description'].split(':')[0]}")
    lines += [f" {line}" for line in textwrap.wrap(deb["extended-description"], 78)]
    return arch, "\n".join(lines) + "\n"


def main(program, folder):
    with open("Cargo.toml", "rb") as file:
        manifest = tomllib.load(file)
    root = os.path.join(folder, "deb")
    lay_out(manifest["package"]["metadata"]["deb"]["assets"], program, root)
    binary = os.path.join(root, "usr/bin/simpul")
    subprocess.run(["strip", "--strip-unneeded", binary], check=False)
    pages = os.path.join(root, "usr/share/doc/simpul")
    with open("CHANGELOG.md", "rb") as file:
        compressed(file.read(), os.path.join(pages, "CHANGELOG.md.gz"))
    compressed(changelog(manifest).encode(), os.path.join(pages, "changelog.gz"))
    arch, text = control(manifest, binary, root)
    sums = []
    for at, _, names in os.walk(root):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                sums.append(f"{hashlib.md5(file.read()).hexdigest()}  {os.path.relpath(path, root)}\n")
    os.makedirs(os.path.join(root, "DEBIAN"))
    for name, content in (("control", text), ("md5sums", "".join(sorted(sums)))):
        with open(os.path.join(root, "DEBIAN", name), "w", encoding="utf-8") as file:
            file.write(content)
    for at, folders, _ in os.walk(root):
        for one in folders:
            os.chmod(os.path.join(at, one), 0o755)
    deb = os.path.join(folder, f"simpul_{manifest['package']['version']}_{arch}.deb")
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", root, deb], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(*sys.argv[1:])
