#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""qgisserver.py TILES OWN_LINE [--picture FILE]: the same tiles from QGIS Server, as many FastCGI processes as the engine
draws at once, each warm, with a client that does nothing but wait, as nice as the engine is and otherwise as Debian sets
it. TILES is what `tilebench --rate` wrote, OWN_LINE its JSON; prints that line with the peer in it. The format that the
server is faster with counts. Processor time is of the server alone, but of the engine and the console on the own side."""
import json
import os
import queue
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

PROGRAM = '/usr/lib/cgi-bin/qgis_mapserv.fcgi'
NICE = '5'  # as the map engine
WORKERS = max(1, min(os.cpu_count() or 1, 4))
TARGET = 1.5
BEGIN, PARAMS, STDIN, STDOUT, END = 1, 4, 5, 6, 3


def record(kind, content=b''):
    return struct.pack('!BBHHBB', 1, kind, 1, len(content), 0, 0) + content


def length(n):
    return bytes([n]) if n < 128 else struct.pack('!I', n | 0x80000000)


def ask(path, query):
    """One request of the FastCGI responder at a socket; its headers and body."""
    values = {'REQUEST_METHOD': 'GET', 'QUERY_STRING': query, 'SERVER_NAME': 'localhost', 'SERVER_PORT': '80',
              'SCRIPT_NAME': '/qgis', 'REQUEST_URI': '/qgis?' + query, 'SERVER_PROTOCOL': 'HTTP/1.1'}
    params = b''
    for name, value in values.items():
        name, value = name.encode(), value.encode()
        params += length(len(name)) + length(len(value)) + name + value
    with socket.socket(socket.AF_UNIX) as s:
        s.connect(path)
        s.sendall(record(BEGIN, struct.pack('!HB5x', 1, 0)) + record(PARAMS, params) + record(PARAMS) + record(STDIN))
        stream, out = s.makefile('rb', 1 << 20), b''
        while True:
            head = stream.read(8)
            if len(head) < 8:
                raise RuntimeError('the server has gone')
            _, kind, _, size, padding, _ = struct.unpack('!BBHHBB', head)
            content = stream.read(size)
            stream.read(padding)
            if kind == STDOUT:
                out += content
            elif kind == END:
                break
    headers, _, body = out.partition(b'\n\n') if b'\r\n\r\n' not in out[:2000] else out.partition(b'\r\n\r\n')
    return headers.decode('latin-1'), body


class Server:
    """A process of its own behind a socket of its own, so that each worker has one to itself."""

    def __init__(self, folder, number, project):
        self.path = os.path.join(folder, f'{number}.sock')
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.path)
        listener.listen(16)
        environment = dict(os.environ, QGIS_PROJECT_FILE=project, QT_QPA_PLATFORM='offscreen', QGIS_SERVER_LOG_LEVEL='2',
                           QGIS_SERVER_LOG_STDERR='1', XDG_RUNTIME_DIR=folder)
        with open(os.path.join(folder, f'{number}.log'), 'wb') as log:
            self.process = subprocess.Popen(['nice', '-n', NICE, PROGRAM], stdin=listener, stdout=log, stderr=log, env=environment)
        listener.close()

    def processor_time(self):
        """Seconds."""
        with open(f'/proc/{self.process.pid}/stat', encoding='utf-8') as file:
            fields = file.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def stop(self):
        self.process.kill()
        self.process.wait()


def run(servers, queries, picture=None):
    """Tiles a second of all workers together, and milliseconds of processor time a tile."""
    left, troubles = queue.SimpleQueue(), []
    for query in queries:
        left.put(query)

    def work(server):
        try:
            while not troubles:
                headers, body = ask(server.path, left.get_nowait())
                if 'Content-Type: image/' not in headers or not body:
                    raise RuntimeError(headers + body.decode('utf-8', 'replace')[:400])
                if picture and not os.path.exists(picture):
                    with open(picture, 'wb') as file:
                        file.write(body)
        except queue.Empty:
            pass
        except (OSError, RuntimeError) as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=work, args=(server,)) for server in servers]
    before = sum(server.processor_time() for server in servers)
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]
    seconds, processor = time.perf_counter() - begin, sum(server.processor_time() for server in servers) - before
    return len(queries) / seconds, processor / len(queries) * 1000


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        project, layers, pixels, *lines = file.read().splitlines()
    line = json.loads(sys.argv[2])
    picture = sys.argv[4] if sys.argv[3:4] == ['--picture'] else None
    folder = tempfile.mkdtemp()
    rates, processor = {}, {}
    servers = [Server(folder, number, project) for number in range(WORKERS)]
    try:
        for form in ('image/png', 'image/jpeg'):
            common = {'SERVICE': 'WMS', 'VERSION': '1.1.1', 'REQUEST': 'GetMap', 'LAYERS': layers, 'SRS': 'EPSG:3857',
                      'STYLES': ','.join(['dark'] * len(layers.split(','))), 'WIDTH': pixels, 'HEIGHT': pixels,
                      'FORMAT': form, 'DPI': '96'}
            queries = {'warm': [], 'measured': []}
            for text in lines:
                which, box = text.split(' ')
                queries[which].append(urllib.parse.urlencode(dict(common, BBOX=box)))
            for server in servers:  # each opens the project and what it draws
                run([server], queries['warm'][::5])
            rates[form], processor[form] = run(servers, queries['measured'], picture if form == 'image/png' else None)
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    best = max(rates, key=rates.get)
    ratio = line['value'] / rates[best]
    line.update(target=f'{TARGET}x', held=ratio >= TARGET, peer=f'QGIS Server, {WORKERS} FastCGI processes, {best}',
                peer_value=round(rates[best], 1), ratio=round(ratio, 2))
    for form, rate in rates.items():
        name = form.rpartition('/')[2]
        line['peer_' + name] = round(rate, 1)
        line[f'peer_{name}_processor_ms'] = round(processor[form], 2)
    line['processor_ratio'] = round(min(processor.values()) / line['processor_ms'], 2)
    print(json.dumps(line, ensure_ascii=False, separators=(',', ':')))
    return 0 if ratio >= TARGET else 1


if __name__ == '__main__':
    sys.exit(main())
